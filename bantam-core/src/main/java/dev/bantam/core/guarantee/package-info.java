/**
 * The maths of the promise: with probability at least 1-delta over the calibration data, a local
 * answer disagrees with the reference at most alpha of the time.
 *
 * <p>Offline, {@link dev.bantam.core.guarantee.GateGrid} and {@link
 * dev.bantam.core.guarantee.GatePlan} come from tune and {@link
 * dev.bantam.core.guarantee.FixedSequence} tests them on calibrate. Online, {@link
 * dev.bantam.core.guarantee.AuditAlarm} watches the audits. {@link dev.bantam.core.guarantee.Split}
 * decides which row may do what. Everything here is a pure, immutable value: no I/O, no clock, no
 * randomness.
 */
@NullMarked
package dev.bantam.core.guarantee;

import org.jspecify.annotations.NullMarked;

package dev.bantam.assess;

import dev.bantam.economy.PriceList;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * How recorded calls are assessed.
 *
 * @param alpha the risk to certify, as a share
 * @param delta the chance that a certificate may be wrong
 * @param seed of everything random
 * @param sampled the share of calls for which the teacher would still be asked, for audits
 * @param callsPerMonth how many calls a month has; empty takes the recorded pace
 * @param prices what models cost
 * @param specialists the folder for the specialists that are learned
 */
public record AssessOptions(
    double alpha,
    double delta,
    long seed,
    double sampled,
    OptionalLong callsPerMonth,
    PriceList prices,
    Path specialists) {}

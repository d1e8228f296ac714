/**
 * The demo: {@link dev.bantam.cli.demo.Play} sends recorded calls through a gateway and tells what
 * comes of them; {@link dev.bantam.cli.demo.Screen} shows it.
 */
@NullMarked
package dev.bantam.cli.demo;

import org.jspecify.annotations.NullMarked;

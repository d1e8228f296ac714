/** One YAML file and what it says. */
@NullMarked
package dev.bantam.gateway.config;

import org.jspecify.annotations.NullMarked;

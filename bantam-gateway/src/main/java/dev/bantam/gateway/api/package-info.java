/** What the gateway tells about itself under {@code /bantam/v1}. */
@NullMarked
package dev.bantam.gateway.api;

import org.jspecify.annotations.NullMarked;

package dev.bantam.specialist;

import tools.jackson.databind.JsonNode;

/**
 * What a specialist says of one field.
 *
 * @param name the field
 * @param value the likeliest value
 * @param confidence the probability that it is the reference's value, in [0,1]
 */
public record FieldResult(String name, JsonNode value, double confidence) {}

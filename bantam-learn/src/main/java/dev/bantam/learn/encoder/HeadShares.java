package dev.bantam.learn.encoder;

/**
 * How much each of two heads counts where they answer together.
 *
 * @param linear what the linear one's logits are multiplied by
 * @param hidden the same of the one with a hidden layer
 */
public record HeadShares(float linear, float hidden) {}

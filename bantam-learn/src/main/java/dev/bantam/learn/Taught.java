package dev.bantam.learn;

import dev.bantam.learn.encoder.BaseModelFiles;
import dev.bantam.learn.tune.TunedModel;

/**
 * An encoder that was trained for the task.
 *
 * @param model with its heads, in floats
 * @param files in the form that serves
 */
record Taught(TunedModel model, BaseModelFiles files) {}

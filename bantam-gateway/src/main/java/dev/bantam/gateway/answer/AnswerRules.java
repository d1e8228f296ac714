package dev.bantam.gateway.answer;

import dev.bantam.gateway.config.AccessConfig;
import dev.bantam.gateway.config.GatewayConfig;
import dev.bantam.gateway.config.StoreConfig;
import java.time.Duration;

/**
 * What the configuration says at this moment about who may answer.
 *
 * @param learning whether calls are looked at by the loop
 * @param caching whether exact repeats are answered from the cache
 * @param anyTemperature whether that holds for calls too that ask for a throw of the dice
 * @param ownKeys whether callers bring keys for the upstream, which has to have accepted them
 * @param deadline how long a teacher may take to answer off the clients' paths
 * @param teachers who the teachers are
 */
record AnswerRules(
    boolean learning,
    boolean caching,
    boolean anyTemperature,
    boolean ownKeys,
    Duration deadline,
    Teachers teachers) {

  static AnswerRules of(GatewayConfig config) {
    boolean recording = config.store().record() == StoreConfig.Recording.FULL;
    return new AnswerRules(
        config.loop().on() && recording,
        config.cache().bytes() > 0 && recording,
        config.cache().anyTemperature(),
        config.access().mode() == AccessConfig.Mode.PASS_THROUGH,
        config.loop().deadline(),
        new Teachers(config));
  }
}

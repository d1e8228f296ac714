package dev.bantam.gateway.relay;

import dev.bantam.provider.ProviderCall;
import java.time.Instant;

/**
 * A call that was read and has not been answered.
 *
 * @param id its trace's id
 * @param time when it arrived
 * @param tenant whose it is; empty if nobody says
 * @param request as it would go to a provider
 */
public record IncomingCall(String id, Instant time, String tenant, ProviderCall request) {}

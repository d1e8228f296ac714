package dev.bantam.gateway.http;

/**
 * Who makes a request.
 *
 * @param tenant the name under which its traces are kept; empty if nobody says
 * @param ownKey whether what it identifies itself with is for the provider, and goes there
 * @param all whether it may see and delete the traces of others
 */
public record Caller(String tenant, boolean ownKey, boolean all) {}

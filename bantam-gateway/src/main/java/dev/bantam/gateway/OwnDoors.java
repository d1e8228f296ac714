package dev.bantam.gateway;

import dev.bantam.gateway.answer.TaskMetrics;
import dev.bantam.gateway.api.OwnApi;
import dev.bantam.gateway.http.ApiError;
import dev.bantam.gateway.http.ApiException;
import dev.bantam.gateway.http.Caller;
import dev.bantam.gateway.http.Exchange;
import dev.bantam.gateway.metrics.GatewayMetrics;
import dev.bantam.gateway.store.SpentMoney;
import java.util.function.BiConsumer;

/** What the gateway tells of itself to those who may know. */
record OwnDoors(OwnApi api, GatewayMetrics metrics, TaskMetrics tasks, SpentMoney spent)
    implements BiConsumer<Exchange, Caller> {

  @Override
  public void accept(Exchange exchange, Caller caller) {
    if (!exchange.path().equals("/metrics")) {
      api.reply(exchange, caller);
      return;
    }
    if (!caller.all()) {
      throw new ApiException(
          ApiError.forbidden(
              "all_traces_needed", "The metrics are for keys that may see all: keys add --all"));
    }
    if (!exchange.method().equals("GET")) {
      throw new ApiException(ApiError.wrongMethod("Only GET here."));
    }
    metrics.reply(exchange, tasks.text() + spent.text());
  }
}

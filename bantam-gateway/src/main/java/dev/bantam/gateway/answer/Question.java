package dev.bantam.gateway.answer;

import dev.bantam.core.Call;
import dev.bantam.provider.ProviderCall;
import java.time.Instant;

/**
 * A call that was answered locally and that the teacher is asked about too.
 *
 * @param id the trace's id
 * @param call the call as it was read
 * @param request the call as the teacher gets it, not streamed
 * @param deadline from when on its answer is of no use any more
 */
record Question(String id, Call call, ProviderCall request, Instant deadline) {

  int bytes() {
    return request.body().length;
  }
}

package dev.bantam.bench.loop;

import dev.bantam.learn.encoder.BaseModel;
import dev.bantam.learn.encoder.BaseModelFiles;
import dev.bantam.learn.encoder.BaseModels;
import java.util.List;

/** The base models that a gateway tries for an encoder rung. */
final class BaseEncoders {

  private BaseEncoders() {}

  /** Both of them, fetched before. */
  static List<BaseModelFiles> atHand() {
    return List.of(BaseModel.MINILM, BaseModel.BGE_SMALL).stream()
        .map(model -> BaseModels.ofUser().get(model, share -> {}))
        .toList();
  }
}

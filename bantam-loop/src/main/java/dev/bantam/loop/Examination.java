package dev.bantam.loop;

import dev.bantam.learn.ForwardCertifier;
import dev.bantam.learn.data.Dataset;
import dev.bantam.specialist.Manifest;
import dev.bantam.specialist.ManifestReader;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Opens the calls that came after a freeze, once. */
final class Examination {

  private final LoopStore store;
  private final InstantSource clock;

  Examination(LoopStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /** The calls that certify a candidate; fewer than it takes while they have not all come. */
  List<LearnRow> rows(KnownTask task, Candidate candidate) {
    return Rows.toCertify(Rows.after(store, task.id(), candidate.after()), candidate.rows());
  }

  /**
   * What the calls certify of a candidate.
   *
   * @param folder the candidate's
   * @throws dev.bantam.learn.LearnException when the folder holds no plan
   * @throws dev.bantam.specialist.SpecialistException when the folder cannot be read
   * @throws dev.bantam.learn.WriteException when the folder cannot be written
   */
  Manifest certified(KnownTask task, Candidate candidate, Path folder, List<LearnRow> rows) {
    Manifest frozen = ManifestReader.read(folder);
    if (frozen.provenance().openings() > 0) {
      return frozen; // It was certified before a crash, and that is what it came to.
    }
    List<Observation> earlier =
        Rows.after(store, task.id(), task.life().learnFrom()).stream()
            .filter(one -> one.id().compareTo(candidate.after()) <= 0)
            .filter(one -> !(one.teacher() instanceof TeacherAnswer.Pending))
            .toList();
    List<LearnRow> all = new ArrayList<>(Rows.toLearn(earlier, store.corrections(task.id())));
    int first = all.size();
    all.addAll(rows);
    Dataset data =
        Learning.dataset(task.record().task(), task.record().name(), frozen.schema(), all);
    return new ForwardCertifier(clock).certify(folder, data, first);
  }
}

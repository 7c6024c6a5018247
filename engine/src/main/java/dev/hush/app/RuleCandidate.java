package dev.hush.app;

import dev.hush.app.LoadedWorkspace.Look;
import dev.hush.decision.Rulebook;
import dev.hush.engine.Fault;
import dev.hush.engine.RuleFiles;
import dev.hush.replay.CaseRunner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A workspace that may be put in charge: checked, built, and its cases run by what would run.
 *
 * @param faults what keeps it from being put in charge, each with its place; empty when it is good
 */
record RuleCandidate(LoadedWorkspace workspace, RuleFiles files, RuleFiles own, List<String> faults) {

    /** Tries it; its cases are run where nothing else is wrong. */
    static RuleCandidate of(StagedWorkspace staged, Look look) {
        LoadedWorkspace loaded = staged.load(look);
        List<String> faults = new ArrayList<>();
        loaded.faults().stream()
                .filter(it -> !it.warning())
                .map(Fault::toString)
                .forEach(faults::add);
        loaded.rulebook().ifPresent(book -> {
            CaseRunner runner = new CaseRunner(book);
            loaded.cases().forEach(it -> faults.addAll(runner.run(it).failures()));
            book.rules().drainMicros(); // what the cases took is nobody's affair
        });
        return new RuleCandidate(loaded, staged.files(), staged.own(), faults);
    }

    /** As {@link #of}, without running its cases, which held when it was put in charge. */
    static RuleCandidate known(StagedWorkspace staged) {
        LoadedWorkspace loaded = staged.load(Look.RUN);
        List<String> faults = loaded.faults().stream()
                .filter(it -> !it.warning())
                .map(Fault::toString)
                .toList();
        return new RuleCandidate(loaded, staged.files(), staged.own(), faults);
    }

    /**
     * Decides the cases again and again for a while, as what is in charge soon: so Java has compiled the new rules by the
     * time that customers' events meet them, and answers do not slow down.
     */
    void warmUp(Duration time) {
        CaseRunner runner = new CaseRunner(rulebook());
        long end = System.nanoTime() + time.toNanos();
        while (!workspace.cases().isEmpty() && System.nanoTime() < end) {
            workspace.cases().forEach(runner::run);
        }
        rulebook().rules().drainMicros();
    }

    boolean good() {
        return faults.isEmpty() && workspace.rulebook().isPresent();
    }

    Rulebook rulebook() {
        return workspace.rulebook().orElseThrow();
    }
}

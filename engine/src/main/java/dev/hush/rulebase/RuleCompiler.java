package dev.hush.rulebase;

import dev.hush.file.Faults;
import dev.hush.rulebase.DrlWriter.DrlSource;
import dev.hush.rulebase.DrlWriter.Origin;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.drools.compiler.kie.builder.impl.DrlProject;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieBuilder.ProjectType;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.Message.Level;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieContainer;

/**
 * Compiles DRL with Drools, one module a stage.
 *
 * <p>What runs is the executable model. The classic builder has the better messages: it is asked when the other one
 * refuses, and in a full check always.
 */
final class RuleCompiler {
    private static final AtomicLong BUILDS = new AtomicLong();
    private static final String RESOURCES = "src/main/resources/";

    private final Faults faults;

    RuleCompiler(Faults faults) {
        this.faults = faults;
    }

    /** The compiled stages; empty where anything was refused, which is told as faults. The stages are built side by side. */
    Optional<Map<Stage, KieContainer>> compile(Map<Stage, List<DrlSource>> sources, boolean full) {
        Map<Stage, List<DrlSource>> sound = new EnumMap<>(Stage.class);
        sources.forEach((stage, list) -> {
            if (!full || passes(list, DrlProject.class)) {
                sound.put(stage, list);
            }
        });
        Map<Stage, Attempt> attempts = sound.entrySet().parallelStream()
                .collect(Collectors.toConcurrentMap(
                        Map.Entry::getKey, it -> build(it.getValue(), ExecutableModelProject.class)));
        Map<Stage, KieContainer> compiled = new EnumMap<>(Stage.class);
        sound.forEach((stage, list) -> {
            Attempt attempt = Objects.requireNonNull(attempts.get(stage));
            attempt.container().ifPresent(it -> compiled.put(stage, it));
            if (attempt.container().isEmpty() && (full || passes(list, DrlProject.class))) {
                blame(list, attempt);
            }
        });
        return compiled.size() == sources.size() ? Optional.of(compiled) : Optional.empty();
    }

    private boolean passes(List<DrlSource> sources, Class<? extends ProjectType> type) {
        Attempt attempt = build(sources, type);
        tellEachLineOnce(attempt.refusals());
        return attempt.refusals().isEmpty();
    }

    /** The executable builder refused what the classic one takes: finds the sources that it refuses alone. */
    private void blame(List<DrlSource> sources, Attempt all) {
        Set<Refusal> refusals = new LinkedHashSet<>();
        for (DrlSource source : sources) {
            build(List.of(source), ExecutableModelProject.class).refusals().stream()
                    .limit(1)
                    .forEach(it -> refusals.add(new Refusal(source.origin(1), it.message())));
        }
        tellEachLineOnce(refusals.isEmpty() ? all.refusals() : refusals);
    }

    private void tellEachLineOnce(Collection<Refusal> refusals) {
        Set<Origin> told = new HashSet<>();
        refusals.stream().filter(it -> told.add(it.origin())).forEach(this::tell);
    }

    private void tell(Refusal refusal) {
        String message =
                refusal.message().strip().lines().findFirst().orElse("").replaceAll("\\.$", "");
        faults.add(
                refusal.origin().file(),
                refusal.origin().line(),
                "a rule that Drools compiles",
                message,
                "Look at the line, and at the vocabulary's DRL of its sentence.");
    }

    private record Refusal(Origin origin, String message) {}

    private record Attempt(Optional<KieContainer> container, List<Refusal> refusals) {}

    private static Attempt build(List<DrlSource> sources, Class<? extends ProjectType> type) {
        KieServices services = KieServices.get();
        ReleaseId release = services.newReleaseId("dev.hush", "rules", Long.toString(BUILDS.incrementAndGet()));
        KieFileSystem files = services.newKieFileSystem();
        files.generateAndWritePomXML(release);
        sources.forEach(source -> files.write(path(source), source.drl()));
        try {
            KieBuilder builder = services.newKieBuilder(files).buildAll(type);
            List<Message> errors = builder.getResults().getMessages(Level.ERROR);
            return errors.isEmpty()
                    ? new Attempt(Optional.of(services.newKieContainer(release)), List.of())
                    : new Attempt(
                            Optional.empty(),
                            errors.stream().map(it -> refusal(it, sources)).toList());
        } catch (RuntimeException | LinkageError e) {
            return new Attempt(
                    Optional.empty(), List.of(new Refusal(sources.get(0).origin(1), "a crash: " + e)));
        } finally {
            services.getRepository().removeKieModule(release);
        }
    }

    private static String path(DrlSource source) {
        return RESOURCES + source.name() + ".drl";
    }

    private static Refusal refusal(Message message, List<DrlSource> sources) {
        String at = String.valueOf(message.getPath());
        Origin origin = sources.stream()
                .filter(source -> at.endsWith(source.name() + ".drl"))
                .map(source -> source.origin(message.getLine(), message.getText()))
                .findFirst()
                .orElseGet(() -> sources.get(0).origin(1));
        return new Refusal(origin, message.getText());
    }
}

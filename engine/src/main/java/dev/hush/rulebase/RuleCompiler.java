package dev.hush.rulebase;

import dev.hush.file.Faults;
import dev.hush.rulebase.DrlWriter.DrlSource;
import dev.hush.rulebase.DrlWriter.Origin;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.drools.compiler.kie.builder.impl.DrlProject;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieBuilder.ProjectType;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.Message.Level;
import org.kie.api.builder.ReleaseId;
import org.kie.api.builder.model.KieModuleModel;
import org.kie.api.runtime.KieContainer;

/**
 * Compiles DRL with Drools, one KieBase a stage.
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

    /** The compiled stages; empty where anything was refused, which is told as faults. */
    Optional<KieContainer> compile(Map<Stage, List<DrlSource>> sources, boolean full) {
        if (full && !passes(sources, DrlProject.class)) {
            return Optional.empty();
        }
        Attempt attempt = build(sources, ExecutableModelProject.class);
        if (attempt.container().isPresent()) {
            return attempt.container();
        }
        if (full || passes(sources, DrlProject.class)) {
            blame(sources, attempt);
        }
        return Optional.empty();
    }

    private boolean passes(Map<Stage, List<DrlSource>> sources, Class<? extends ProjectType> type) {
        Attempt attempt = build(sources, type);
        attempt.refusals().forEach(this::tell);
        return attempt.refusals().isEmpty();
    }

    /** The executable builder refused what the classic one takes: finds the sources that it refuses alone. */
    private void blame(Map<Stage, List<DrlSource>> sources, Attempt all) {
        Set<Refusal> refusals = new LinkedHashSet<>();
        sources.forEach((stage, list) -> list.forEach(source -> {
            Attempt alone = build(Map.of(stage, List.of(source)), ExecutableModelProject.class);
            alone.refusals().stream().limit(1).forEach(it -> refusals.add(new Refusal(source.origin(1), it.message())));
        }));
        (refusals.isEmpty() ? all.refusals() : refusals).forEach(this::tell);
    }

    private void tell(Refusal refusal) {
        String message = refusal.message().strip().lines().findFirst().orElse("").replaceAll("\\.$", "");
        faults.add(
                refusal.origin().file(),
                refusal.origin().line(),
                "a rule that Drools compiles",
                message,
                "Look at the line, and at the vocabulary's DRL of its sentence.");
    }

    private record Refusal(Origin origin, String message) {}

    private record Attempt(Optional<KieContainer> container, List<Refusal> refusals) {}

    private static Attempt build(Map<Stage, List<DrlSource>> sources, Class<? extends ProjectType> type) {
        KieServices services = KieServices.get();
        ReleaseId release = services.newReleaseId("dev.hush", "rules", Long.toString(BUILDS.incrementAndGet()));
        KieFileSystem files = services.newKieFileSystem();
        files.generateAndWritePomXML(release);
        KieModuleModel module = services.newKieModuleModel();
        sources.forEach((stage, list) -> {
            module.newKieBaseModel(stage.label()).addPackage(stage.packageName());
            list.forEach(source -> files.write(path(stage, source), source.drl()));
        });
        files.writeKModuleXML(module.toXML());
        try {
            KieBuilder builder = services.newKieBuilder(files).buildAll(type);
            List<Message> errors = builder.getResults().getMessages(Level.ERROR);
            return errors.isEmpty()
                    ? new Attempt(Optional.of(services.newKieContainer(release)), List.of())
                    : new Attempt(Optional.empty(), errors.stream().map(it -> refusal(it, sources)).toList());
        } catch (RuntimeException | LinkageError e) {
            return new Attempt(Optional.empty(), List.of(new Refusal(any(sources), "builder failed: " + e)));
        } finally {
            services.getRepository().removeKieModule(release);
        }
    }

    private static String path(Stage stage, DrlSource source) {
        return RESOURCES + stage.packageName().replace('.', '/') + "/" + source.name() + ".drl";
    }

    private static Refusal refusal(Message message, Map<Stage, List<DrlSource>> sources) {
        String at = String.valueOf(message.getPath());
        List<Origin> origins = new ArrayList<>();
        sources.forEach((stage, list) -> list.stream()
                .filter(source -> path(stage, source).endsWith(at))
                .forEach(source -> origins.add(source.origin(message.getLine()))));
        return new Refusal(origins.isEmpty() ? any(sources) : origins.get(0), message.getText());
    }

    private static Origin any(Map<Stage, List<DrlSource>> sources) {
        return sources.values().stream()
                .flatMap(List::stream)
                .map(source -> source.origin(1))
                .findFirst()
                .orElse(new Origin("rules", 1));
    }
}

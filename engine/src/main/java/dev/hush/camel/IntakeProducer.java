package dev.hush.camel;

import dev.hush.engine.Intake.Answer;
import dev.hush.event.CustomerEvent;
import dev.hush.event.FieldProblem;
import dev.hush.intake.CloudEvents;
import dev.hush.intake.EventFiles;
import dev.hush.intake.EventLines;
import dev.hush.intake.Mapping;
import dev.hush.intake.Parsed;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code to: hush:intake}: takes events from the exchange and waits for their commit. */
final class IntakeProducer extends DefaultProducer {
    private static final Logger LOG = LoggerFactory.getLogger(IntakeProducer.class);

    private final HushComponent component;

    IntakeProducer(HushEndpoint endpoint, HushComponent component) {
        super(endpoint);
        this.component = component;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        List<CompletionStage<Answer>> answers = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        read(exchange, answers, refused);
        long taken = 0;
        long duplicates = 0;
        for (CompletionStage<Answer> answer : answers) {
            if (answer.toCompletableFuture().get() == Answer.DUPLICATE) {
                duplicates++;
            } else {
                taken++;
            }
        }
        refused.stream().limit(20).forEach(LOG::warn);
        exchange.getIn().setHeader("HushTaken", taken);
        exchange.getIn().setHeader("HushDuplicates", duplicates);
        exchange.getIn().setHeader("HushRefused", refused.size());
        if (taken + duplicates == 0 && !refused.isEmpty()) {
            throw new NothingTakenException(refused.get(0));
        }
    }

    /** Everything that came was refused. */
    static final class NothingTakenException extends RuntimeException {
        private static final long serialVersionUID = 1;

        NothingTakenException(String first) {
            super(first);
        }
    }

    private void read(Exchange exchange, List<CompletionStage<Answer>> answers, List<String> refused) throws Exception {
        Object body = exchange.getIn().getBody();
        String file = exchange.getIn().getHeader(Exchange.FILE_NAME_ONLY, "", String.class);
        if (body instanceof CustomerEvent event) {
            take("event", event, answers, refused);
        } else if (component.mappings().stream().anyMatch(mapping -> fits(mapping, file))) {
            Path table = Path.of(exchange.getIn().getHeader("CamelFileAbsolutePath", file, String.class));
            EventFiles.read(
                            table,
                            component.mappings(),
                            problem -> refused.add(told(problem.where(), problem.field(), problem.expected())))
                    .forEach(event -> take(file, event, answers, refused));
        } else if (file.endsWith(".ndjson") || file.endsWith(".jsonl")) {
            try (InputStream in = exchange.getIn().getMandatoryBody(InputStream.class)) {
                EventLines.read(in, Instant.now(), (line, parsed) -> take(file + ":" + line, parsed, answers, refused));
            }
        } else {
            // Java's own default is not UTF-8 everywhere before 18
            byte[] json = body instanceof String text
                    ? text.getBytes(StandardCharsets.UTF_8)
                    : exchange.getIn().getMandatoryBody(byte[].class);
            CloudEvents.read(json, Instant.now())
                    .forEach(parsed -> take(place(file, parsed), parsed, answers, refused));
        }
    }

    private static boolean fits(Mapping mapping, String file) {
        String glob = mapping.file().substring(mapping.file().lastIndexOf('/') + 1);
        return !file.isEmpty()
                && FileSystems.getDefault().getPathMatcher("glob:" + glob).matches(Path.of(file));
    }

    private static String place(String file, Parsed parsed) {
        return (file.isEmpty() ? "event " : file + ": event ") + parsed.number();
    }

    private void take(String place, CustomerEvent event, List<CompletionStage<Answer>> answers, List<String> refused) {
        Optional<FieldProblem> wrong = component.intake().problem(event);
        wrong.ifPresentOrElse(
                it -> refused.add(told(place, it.field(), it.expected())), () -> answers.add(submit(event)));
    }

    private void take(String place, Parsed parsed, List<CompletionStage<Answer>> answers, List<String> refused) {
        parsed.event().ifPresent(event -> take(place, event, answers, refused));
        parsed.problems().forEach(problem -> refused.add(told(place, problem.field(), problem.expected())));
    }

    /** Without what was found, which may be personal and belongs in no log. */
    private static String told(String place, String field, String expected) {
        return place + ": " + field + ": expected " + expected + ", found something else";
    }

    /** A file may be longer than the queue: waits for room. */
    private CompletionStage<Answer> submit(CustomerEvent event) {
        return component.intake().submitWaiting(event);
    }
}

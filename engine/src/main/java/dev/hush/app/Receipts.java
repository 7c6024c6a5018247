package dev.hush.app;

import dev.hush.customer.CustomerState;
import dev.hush.engine.Store;
import dev.hush.event.CustomerId;
import dev.hush.journal.JournalEntry;
import dev.hush.journal.KeptRule;
import dev.hush.journal.Phrases;
import dev.hush.journal.Reader;
import dev.hush.journal.Telling;
import dev.hush.journal.Told;
import dev.hush.journal.ToldReceipts;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A customer's receipts out of a store, told to one reader. */
final class Receipts {
    private static final int MOST = 500;

    private final Store store;
    private final Settings settings;
    private final Supplier<Map<String, KeptRule>> otherwise;
    private final Map<String, Map<String, KeptRule>> kept = new HashMap<>();

    /** @param otherwise the rules to tell receipts from whose own version was not kept */
    Receipts(Store store, Settings settings, Supplier<Map<String, KeptRule>> otherwise) {
        this.store = store;
        this.settings = settings;
        this.otherwise = otherwise;
    }

    /**
     * What is asked for.
     *
     * @param day in the reader's zone: the customer's own for the customer, else the workspace's; empty for all
     * @param language empty for the reader's own: the customer's for the customer, else the workspace's
     */
    record Question(CustomerId customer, Reader reader, Optional<LocalDate> day, Optional<String> language) {}

    /** The journal's entries that the question is about, the newest first. */
    List<JournalEntry> entries(Question question) {
        ZoneId zone = zone(question);
        return question.day()
                .map(day -> store.journalOf(
                        question.customer(),
                        day.atStartOfDay(zone).toInstant(),
                        day.plusDays(1).atStartOfDay(zone).toInstant(),
                        MOST))
                .orElseGet(() -> store.journalOf(question.customer(), MOST));
    }

    ToldReceipts tell(Question question) {
        Telling telling = telling(question);
        List<Told> all = entries(question).stream().map(telling::tell).toList();
        List<Told> told = question.reader() == Reader.OPERATOR
                ? all
                : all.stream().filter(it -> !it.sentences().isEmpty()).toList();
        return new ToldReceipts(question.reader(), language(question), zone(question), all.size() - told.size(), told);
    }

    Telling telling(Question question) {
        return Telling.to(question.reader(), Phrases.in(language(question)), this::rules, zone(question));
    }

    private Map<String, KeptRule> rules(String version) {
        return kept.computeIfAbsent(version, it -> {
            Map<String, KeptRule> rules = store.keptRules(it);
            return rules.isEmpty() ? otherwise.get() : rules;
        });
    }

    private Optional<CustomerState> customer(Question question) {
        return question.reader() == Reader.CUSTOMER
                ? Optional.ofNullable(store.load(List.of(question.customer())).get(question.customer()))
                : Optional.empty();
    }

    ZoneId zone(Question question) {
        return customer(question).flatMap(CustomerState::zone).orElse(settings.zone());
    }

    String language(Question question) {
        return question.language()
                .or(() -> customer(question).flatMap(CustomerState::language))
                .orElseGet(() -> settings.text("language", "en"));
    }
}

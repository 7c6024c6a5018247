package dev.hush.app;

import dev.hush.camel.CamelSettings;
import dev.hush.camel.CamelShell;
import dev.hush.camel.RouteFiles;
import dev.hush.consent.Channel;
import dev.hush.decision.Chance;
import dev.hush.engine.Campaign;
import dev.hush.engine.CampaignRunner;
import dev.hush.engine.Dispatcher;
import dev.hush.engine.GuardAlarm;
import dev.hush.engine.HushEngine;
import dev.hush.engine.Operations;
import dev.hush.engine.Renderer.Rendered;
import dev.hush.engine.Retention;
import dev.hush.engine.RuleCount;
import dev.hush.engine.Store;
import dev.hush.engine.Store.CampaignRun;
import dev.hush.engine.Store.DeadLetter;
import dev.hush.engine.Store.OutboxRow;
import dev.hush.engine.Store.OutboxStatus;
import dev.hush.event.CustomerId;
import dev.hush.file.Faults;
import dev.hush.file.SourceFile;
import dev.hush.journal.JournalEntry;
import dev.hush.journal.Reader;
import dev.hush.journal.ToldReceipts;
import dev.hush.pages.CustomerPages;
import dev.hush.pages.OutreachLinks;
import dev.hush.pages.SignedLinks;
import dev.hush.plan.FrontlineTask;
import dev.hush.rulebase.FactsRead;
import dev.hush.template.HtmlPages;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One engine with all that belongs to it: store, routes, renderer, bell. */
final class Node implements Operations, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Node.class);

    private volatile LoadedWorkspace workspace;
    private final Store store;
    private final InstantSource clock;
    private final HushEngine engine;
    private final Dispatcher dispatcher;
    private final CampaignRunner campaigns;
    private final CamelShell shell;
    private final Path mailbox;
    private final ExecutorService campaignThread = thread("hush-campaign");
    private final ExecutorService background = thread("hush-retention");
    private Instant lastRetained = Instant.EPOCH;
    private final Chance chance;
    private final GuardAlarm alarm = new GuardAlarm();
    private volatile Optional<Publisher> publisher = Optional.empty();

    Node(
            LoadedWorkspace workspace,
            Store store,
            InstantSource clock,
            CamelSettings camel,
            int lanes,
            Executor deliveries) {
        this.workspace = workspace;
        this.store = store;
        this.clock = clock;
        this.mailbox = camel.mailbox();
        chance = new Chance(workspace.secret("hush"));
        keep(workspace);
        engine = new HushEngine(store, workspace.rulebook().orElseThrow(), chance, clock, lanes);
        engine.onCommit(alarm);
        campaigns = new CampaignRunner(engine, store, clock);
        List<SourceFile> routes = RouteFiles.read(workspace.files(), new Faults());
        SignedLinks links = new SignedLinks(LinkKeyFile.keys(workspace.settings(), camel.files()));
        try {
            shell = CamelShell.start(camel, routes, workspace.mappings(), engine, this, pages(links));
        } catch (RuntimeException e) {
            engine.close();
            throw e;
        }
        String publicUrl = workspace
                .settings()
                .text("publicUrl")
                .or(shell::publicAddress) // good for this machine, and told as a warning by the check
                .orElse("https://example.invalid");
        dispatcher = new Dispatcher(
                engine,
                store,
                this::render,
                shell.courier(),
                chance,
                clock,
                new OutreachLinks(publicUrl, links),
                deliveries);
    }

    private CustomerPages pages(SignedLinks links) {
        Settings settings = workspace.settings();
        return new CustomerPages(
                store,
                engine,
                engine::rulebook,
                rule -> FactsRead.by(rule, workspace.rules().rules()),
                channel -> shell.courier().delivers(channel),
                links,
                new HtmlPages(settings.brand(), settings.text("language", "en")),
                clock);
    }

    private static ExecutorService thread(String name) {
        return Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Where mails go, and what routes may use, below the data folder. */
    static CamelSettings camel(LoadedWorkspace workspace, Path data, Optional<CamelSettings.Http> http) {
        Settings settings = workspace.settings();
        Optional<String> smtp =
                settings.text("mail.mode").filter("smtp"::equals).map(mode -> smtp(settings));
        String sender = settings.text("sender", "Hush <hush@localhost>");
        Optional<CamelSettings.Dkim> dkim = settings.text("mail.dkim.domain")
                .map(domain -> new CamelSettings.Dkim(
                        domain,
                        settings.text("mail.dkim.selector", ""),
                        workspace.root().resolve(settings.text("mail.dkim.keyFile", ""))));
        return new CamelSettings(sender, data.resolve("mailbox"), smtp, data, http, dkim);
    }

    private static String smtp(Settings settings) {
        StringBuilder uri = new StringBuilder("smtp://")
                .append(settings.text("mail.host", "localhost"))
                .append(':')
                .append(settings.text("mail.port", "25"))
                .append("?useHeaderRecipients=true&useHeaderSubject=true&useHeaderFrom=true");
        settings.text("mail.user")
                .ifPresent(user -> uri.append("&username=RAW(").append(user).append(')'));
        settings.text("mail.password")
                .ifPresent(password ->
                        uri.append("&password=RAW(").append(password).append(')'));
        if (settings.text("mail.tls").filter("starttls"::equals).isPresent()) {
            uri.append("&additionalJavaMailProperties.mail.smtp.starttls.required=true")
                    .append("&additionalJavaMailProperties.mail.smtp.starttls.enable=true");
        }
        return uri.toString();
    }

    HushEngine engine() {
        return engine;
    }

    Store store() {
        return store;
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    CampaignRunner campaignRunner() {
        return campaigns;
    }

    CamelShell shell() {
        return shell;
    }

    LoadedWorkspace workspace() {
        return workspace;
    }

    /** From now on puts in charge what is published. */
    void follow(Publisher publishes) {
        publisher = Optional.of(publishes);
        publishes.onPublish(this::take);
    }

    private void take(LoadedWorkspace changed) {
        keep(changed);
        workspace = changed; // its templates first: the new rules may name new ones
        engine.swap(changed.rulebook().orElseThrow());
    }

    private Rendered render(String template, Channel channel, String language, Map<String, Object> model) {
        return workspace.templates().render(template, channel, language, model);
    }

    private void keep(LoadedWorkspace decides) {
        decides.rulebook()
                .ifPresent(
                        book -> store.keepRules(book.version(), decides.rules().kept(), clock.instant()));
    }

    // ---- what people ask

    @Override
    public List<JournalEntry> receipts(CustomerId customer, int most) {
        return store.journalOf(customer, most);
    }

    @Override
    public Map<String, Object> customer(CustomerId identity) {
        return PersonFile.of(store, identity);
    }

    @Override
    public boolean merge(CustomerId from, CustomerId into) {
        return engine.merge(from, into);
    }

    @Override
    public boolean unmerge(CustomerId loser) {
        return engine.unmerge(loser);
    }

    @Override
    public Map<String, Object> erase(CustomerId identity) {
        CustomerId customer = store.people().resolve(List.of(identity)).getOrDefault(identity, identity);
        Collection<String> addresses = Optional.ofNullable(
                        store.load(List.of(customer)).get(customer))
                .map(state -> state.addresses().values())
                .orElse(List.of());
        Map<String, Object> kept = PersonFile.kept(engine.erase(identity));
        kept.put("mailsDeleted", Letters.erase(mailbox, addresses));
        return kept;
    }

    @Override
    public ToldReceipts tell(CustomerId customer, Reader reader, Optional<LocalDate> day, Optional<String> language) {
        Receipts receipts = new Receipts(store, workspace.settings(), Map::of);
        return receipts.tell(new Receipts.Question(customer, reader, day, language));
    }

    @Override
    public List<OutboxRow> outbox(Optional<OutboxStatus> status, int most) {
        return store.outbox(status, most);
    }

    @Override
    public boolean sendAgain(String key) {
        return store.sendAgain(key, clock.instant());
    }

    @Override
    public List<FrontlineTask> tasks(int most) {
        return store.tasks(most);
    }

    @Override
    public List<DeadLetter> deadLetters(int most) {
        return store.deadLetters(most);
    }

    @Override
    public List<Campaign> campaigns() {
        return workspace.rules().campaigns();
    }

    @Override
    public List<CampaignRun> campaignRuns(int most) {
        return store.runs(most);
    }

    @Override
    public CampaignRun runCampaign(String name, Instant scheduled) {
        Campaign campaign = campaigns().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("expected one of the campaigns "
                        + campaigns().stream().map(Campaign::name).toList() + ", found \"" + name + "\""));
        CampaignRun run = store.openRun(name, scheduled);
        CompletableFuture.runAsync(() -> campaigns.run(campaign, scheduled), campaignThread)
                .whenComplete((done, failure) -> {
                    if (failure != null) {
                        LOG.error("The run of {} at {} did not finish: {}", name, scheduled, failure.toString());
                    }
                });
        return run;
    }

    @Override
    public void retain() {
        background.execute(() -> {
            try {
                Retention retention = new Retention(
                        store, engine.rulebook(), workspace.rules().retention(), chance, clock);
                LOG.info("Retention deleted {}", retention.sweep(engine));
            } catch (RuntimeException e) {
                LOG.warn("Retention did not get to its end, it is tried again tomorrow: {}", e.toString());
            }
        });
    }

    /** Lets go of what is old where that was not done for a day. */
    synchronized void retainDaily() {
        Instant now = clock.instant();
        if (now.isAfter(lastRetained.plus(Duration.ofDays(1)))) {
            lastRetained = now;
            retain();
        }
    }

    @Override
    public Map<String, Object> rules() {
        return publisher.map(Publisher::status).orElse(Map.of());
    }

    @Override
    public Map<String, Object> rollBackRules(long version) {
        return RulesCommand.rolledBack(publisher
                .orElseThrow(() -> new NoSuchElementException("this engine publishes no rules"))
                .rollBack(version));
    }

    @Override
    public Map<RuleCount, Long> ruleCounts() {
        String version = engine.rulebook().version();
        return store.rules().counts().entrySet().stream()
                .filter(it -> it.getKey().rulesVersion().equals(version))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public Map<String, Object> health() {
        return Health.of(
                engine,
                store,
                alarm.failures(),
                publisher.map(Publisher::faults).orElse(List.of()));
    }

    /** Listeners first, then routes, then what was accepted is finished, then the store. */
    @Override
    public void close() {
        shell.close();
        campaignThread.shutdown();
        background.shutdownNow();
        engine.close();
        store.close();
    }
}

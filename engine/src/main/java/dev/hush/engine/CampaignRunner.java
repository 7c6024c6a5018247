package dev.hush.engine;

import dev.hush.engine.Arrival.EventArrived;
import dev.hush.engine.Intake.Answer;
import dev.hush.engine.Store.CampaignRun;
import dev.hush.event.CustomerId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks every customer of a campaign's audience, page by page, each as an event of its own.
 *
 * <p>The run is a row: after a restart it goes on behind the last page, and who was asked already is a duplicate.
 */
public final class CampaignRunner {
    private static final int PAGE = 500;
    private static final Logger LOG = LoggerFactory.getLogger(CampaignRunner.class);

    private final HushEngine engine;
    private final Store store;
    private final InstantSource clock;

    public CampaignRunner(HushEngine engine, Store store, InstantSource clock) {
        this.engine = engine;
        this.store = store;
        this.clock = clock;
    }

    /** Makes the run, or finishes it where it was interrupted; returns when everyone was asked. */
    public CampaignRun run(Campaign campaign, Instant scheduled) {
        CampaignRun run = store.openRun(campaign.name(), scheduled);
        while (!run.finished()) {
            List<CustomerId> page = store.audience(campaign.audience(), clock.instant(), run.lastAsked(), PAGE);
            List<CompletableFuture<Answer>> answers = page.stream()
                    .map(customer -> engine.submitWaiting(
                            new EventArrived(Occasions.asked(campaign.name(), scheduled, customer), clock.instant())))
                    .toList();
            answers.forEach(CompletableFuture::join);
            run = new CampaignRun(
                    run.campaign(),
                    scheduled,
                    page.isEmpty() ? run.lastAsked() : Optional.of(page.get(page.size() - 1)),
                    run.asked() + page.size(),
                    page.size() < PAGE);
            store.saveRun(run);
        }
        LOG.info("Campaign {} of {} asked {} customers", campaign.name(), scheduled, run.asked());
        return run;
    }
}

package dev.hush.quartz;

import dev.hush.engine.Bell;
import dev.hush.engine.Campaign;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.TimeZone;
import java.util.function.BiConsumer;
import org.quartz.CronScheduleBuilder;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDataMap;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.StdSchedulerFactory;

/**
 * Rings at the store's earliest due instant by one Quartz trigger in memory, with a sweep every 5 seconds as the net.
 *
 * <p>What is due is in the store, so nothing is lost with this scheduler; campaigns ring here, too.
 */
public final class QuartzBell implements Bell {
    private static final Duration SWEEP = Duration.ofSeconds(5);

    /** Quartz rings up to two milliseconds early, and knows nothing smaller than one. */
    private static final Duration NOT_BEFORE = Duration.ofMillis(3);

    private static final TriggerKey NEXT = TriggerKey.triggerKey("next", "bell");
    private static final String TASK = "task";

    private final Scheduler scheduler;
    private final Runnable ring;
    private final Duration sweep;
    private Instant armed = Instant.MAX;
    private boolean closed;

    /** @param ring what to do when it rings; runs on a thread of the bell's own and may take its time */
    public QuartzBell(Runnable ring) {
        this(ring, SWEEP);
    }

    QuartzBell(Runnable ring, Duration sweep) {
        this.ring = ring;
        this.sweep = sweep;
        try {
            Properties settings = new Properties();
            settings.setProperty(
                    StdSchedulerFactory.PROP_SCHED_INSTANCE_NAME, "hush-bell-" + System.identityHashCode(this));
            settings.setProperty("org.quartz.threadPool.threadCount", "3");
            settings.setProperty("org.quartz.threadPool.makeThreadsDaemons", "true");
            settings.setProperty(StdSchedulerFactory.PROP_SCHED_MAKE_SCHEDULER_THREAD_DAEMON, "true");
            settings.setProperty("org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore");
            scheduler = new StdSchedulerFactory(settings).getScheduler();
        } catch (SchedulerException e) {
            throw new IllegalStateException("the bell cannot be hung: " + e.getMessage(), e);
        }
    }

    /** Starts ringing: the sweep at once, campaigns at their times. */
    public void start(List<Campaign> campaigns, BiConsumer<Campaign, Instant> onCampaign) {
        schedule(
                "sweep",
                scheduled -> ring.run(),
                TriggerBuilder.newTrigger()
                        .withSchedule(SimpleScheduleBuilder.simpleSchedule()
                                .withIntervalInMilliseconds(sweep.toMillis())
                                .repeatForever()
                                .withMisfireHandlingInstructionNextWithRemainingCount())
                        .build());
        for (Campaign campaign : campaigns) {
            if (!CronCalendar.comesAgain(campaign)) {
                continue;
            }
            schedule(
                    "campaign-" + campaign.name(),
                    scheduled -> onCampaign.accept(campaign, scheduled),
                    TriggerBuilder.newTrigger()
                            .withSchedule(CronScheduleBuilder.cronSchedule(CronCalendar.expression(campaign))
                                    .inTimeZone(TimeZone.getTimeZone(campaign.zone()))
                                    .withMisfireHandlingInstructionFireAndProceed())
                            .build());
        }
        try {
            scheduler.start();
        } catch (SchedulerException e) {
            throw new IllegalStateException("the bell cannot be started: " + e.getMessage(), e);
        }
    }

    @Override
    public synchronized void armAt(Instant instant) {
        if (closed || !instant.isBefore(armed)) {
            return;
        }
        armed = instant;
        try {
            scheduler.unscheduleJob(NEXT);
            schedule(
                    "next",
                    this::rings,
                    TriggerBuilder.newTrigger()
                            .withIdentity(NEXT)
                            .startAt(Date.from(instant.plus(NOT_BEFORE)))
                            .withSchedule(
                                    SimpleScheduleBuilder.simpleSchedule().withMisfireHandlingInstructionFireNow())
                            .build());
        } catch (SchedulerException e) {
            throw new IllegalStateException("the bell cannot be armed: " + e.getMessage(), e);
        }
    }

    private void rings(Instant scheduled) {
        synchronized (this) {
            armed = Instant.MAX;
        }
        ring.run();
    }

    private void schedule(String name, java.util.function.Consumer<Instant> task, Trigger trigger) {
        try {
            JobDataMap data = new JobDataMap();
            data.put(TASK, task);
            scheduler.scheduleJob(
                    JobBuilder.newJob(Ring.class)
                            .withIdentity(name + "-" + System.nanoTime())
                            .usingJobData(data)
                            .build(),
                    trigger);
        } catch (SchedulerException e) {
            throw new IllegalStateException("expected to schedule " + name + ", but: " + e.getMessage(), e);
        }
    }

    /** Runs the task that it was scheduled with; the same task never twice at a time. */
    @DisallowConcurrentExecution
    public static final class Ring implements Job {
        @Override
        @SuppressWarnings("unchecked")
        public void execute(JobExecutionContext context) {
            var task = (java.util.function.Consumer<Instant>)
                    context.getJobDetail().getJobDataMap().get(TASK);
            if (task != null) {
                task.accept(context.getScheduledFireTime().toInstant());
            }
        }
    }

    /** Waits for what rings just now. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        try {
            scheduler.shutdown(true);
        } catch (SchedulerException e) {
            throw new IllegalStateException("the bell cannot be taken down: " + e.getMessage(), e);
        }
    }
}

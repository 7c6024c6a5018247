package dev.hush.camel;

import dev.hush.engine.Campaign;
import dev.hush.engine.Courier;
import dev.hush.engine.Intake;
import dev.hush.engine.Operations;
import dev.hush.event.CustomerEvent;
import dev.hush.file.SourceFile;
import dev.hush.intake.Mapping;
import dev.hush.pages.PageAnswer;
import dev.hush.pages.PublicPages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RedeliveryPolicyDefinition;
import org.apache.camel.model.errorhandler.DefaultErrorHandlerDefinition;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** Camel around the engine: the workspace's routes, the hush: component and the listeners. */
public final class CamelShell implements AutoCloseable {
    /** For a shell without customers' pages. */
    static final PublicPages NO_PAGES =
            request -> new PageAnswer(404, Map.of("Content-Type", "text/plain; charset=utf-8"), "No pages here.\n");

    private final CamelContext context;
    private final Doors doors = new Doors();
    private final Courier courier;
    private Optional<HttpFront> http = Optional.empty();

    private CamelShell(CamelSettings settings) {
        context = new DefaultCamelContext();
        boolean oneClick = settings.smtp().isEmpty() || settings.dkim().isPresent();
        courier = new CamelCourier(
                doors,
                new MailWriter(settings.sender(), oneClick, settings.dkim().map(MailSigner::new)));
    }

    /** As the other one, without pages for customers. */
    public static CamelShell start(
            CamelSettings settings,
            List<SourceFile> routes,
            List<Mapping> mappings,
            Intake intake,
            Operations operations) {
        return start(settings, routes, mappings, intake, operations, NO_PAGES);
    }

    /**
     * Starts the routes, then the listeners.
     *
     * @throws IllegalStateException when a route or a listener cannot start, saying which and why
     */
    public static CamelShell start(
            CamelSettings settings,
            List<SourceFile> routes,
            List<Mapping> mappings,
            Intake intake,
            Operations operations,
            PublicPages pages) {
        CamelShell shell = new CamelShell(settings);
        try {
            shell.open(
                    settings,
                    routes,
                    new HushComponent(intake, operations, mappings, new Mailbox(settings.mailbox()), shell.doors));
        } catch (Exception e) {
            shell.close();
            throw new IllegalStateException("the routes do not start: " + rootCause(e), e);
        }
        try {
            shell.http = settings.http().map(http -> HttpFront.start(http, intake, operations, pages));
            return shell;
        } catch (RuntimeException e) {
            shell.close();
            throw e;
        }
    }

    static void configure(CamelContext context, CamelSettings settings) {
        Properties properties = new Properties();
        properties.setProperty("hush.mail", settings.smtp().orElse("hush:mailbox"));
        properties.setProperty("hush.data", settings.files().toString());
        context.getPropertiesComponent().setInitialProperties(properties);
        context.disableJMX();
        context.getShutdownStrategy().setTimeout(30);
        context.setStreamCaching(false);
    }

    /**
     * Failures are told by {@link RouteFailures}: what Camel would log holds addresses and messages.
     *
     * <p>It does not try again either, since the outbox does.
     */
    private static void quieten(CamelContext context) {
        RedeliveryPolicyDefinition once = new RedeliveryPolicyDefinition();
        once.setMaximumRedeliveries("0");
        once.setLogExhausted("false");
        DefaultErrorHandlerDefinition handler = new DefaultErrorHandlerDefinition();
        handler.setRedeliveryPolicy(once);
        context.getCamelContextExtension().setErrorHandlerFactory(handler);
        context.getManagementStrategy().addEventNotifier(new RouteFailures());
        context.addLifecycleStrategy(new LifecycleStrategySupport() {
            @Override
            public void onComponentAdd(String name, Component component) {
                if (component instanceof HttpComponent http) {
                    http.setAutomaticRetriesDisabled(true);
                }
            }
        });
    }

    private void open(CamelSettings settings, List<SourceFile> routes, HushComponent component) throws Exception {
        configure(context, settings);
        quieten(context);
        context.addComponent("hush", component);
        for (SourceFile file : routes) {
            PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString(file.path(), file.text()));
        }
        context.start();
    }

    private static String rootCause(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    public Courier courier() {
        return courier;
    }

    /** The private listener's address, such as {@code http://127.0.0.1:8080}; empty where there is none. */
    public Optional<String> address() {
        return http.map(HttpFront::address);
    }

    public Optional<String> publicAddress() {
        return http.flatMap(HttpFront::publicAddress);
    }

    /** Sends an event to {@code hush:intake}, as a route would; returns when it is committed. */
    public void intake(CustomerEvent event) {
        try (ProducerTemplate template = context.createProducerTemplate()) {
            template.sendBody("hush:intake", event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells the route from {@code hush:campaign/NAME}; false where there is none. */
    public boolean campaignRings(Campaign campaign, Instant scheduled) {
        Optional<HushConsumer> door = doors.at("campaign/" + campaign.name());
        door.ifPresent(consumer -> {
            Map<String, Object> headers = new HashMap<>();
            headers.put("HushCampaign", campaign.name());
            headers.put("HushScheduled", scheduled);
            try {
                consumer.send(campaign.name(), headers);
            } catch (Exception e) {
                throw new IllegalStateException("campaign " + campaign.name() + " did not start: " + rootCause(e), e);
            }
        });
        return door.isPresent();
    }

    /** Stops the listeners first, so that nothing new comes in, then the routes once they are through. */
    @Override
    public void close() {
        http.ifPresent(HttpFront::close);
        context.stop();
    }
}

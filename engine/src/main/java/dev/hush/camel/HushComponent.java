package dev.hush.camel;

import dev.hush.engine.Intake;
import dev.hush.engine.Operations;
import dev.hush.intake.Mapping;
import java.util.List;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** The {@code hush:} scheme: intake, deliver/CHANNEL, campaign/NAME, ask and mailbox. */
final class HushComponent extends DefaultComponent {
    private final Intake intake;
    private final Operations operations;
    private final List<Mapping> mappings;
    private final Mailbox mailbox;
    private final Doors doors;

    HushComponent(Intake intake, Operations operations, List<Mapping> mappings, Mailbox mailbox, Doors doors) {
        this.intake = intake;
        this.operations = operations;
        this.mappings = mappings;
        this.mailbox = mailbox;
        this.doors = doors;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        return new HushEndpoint(uri, this, remaining);
    }

    Intake intake() {
        return intake;
    }

    Operations operations() {
        return operations;
    }

    List<Mapping> mappings() {
        return mappings;
    }

    Mailbox mailbox() {
        return mailbox;
    }

    Doors doors() {
        return doors;
    }
}

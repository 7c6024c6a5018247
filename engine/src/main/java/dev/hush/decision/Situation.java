package dev.hush.decision;

import dev.hush.customer.CustomerState;
import dev.hush.event.CustomerEvent;
import dev.hush.event.EventType;
import dev.hush.offer.Budget.Account;
import dev.hush.offer.Occasion;
import dev.hush.offer.Proposal;
import dev.hush.plan.Rest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * All that a decision may rest on; the core asks nothing else.
 *
 * @param customer the state, the event already learned
 * @param sharers customers who have, or had, an address of this customer's
 * @param event what the rules are asked about: what arrived, what is due, or for a deferral its first event
 * @param type how the event is declared; of what is due, how its first event is
 * @param now the instant of deciding
 * @param left what is left in the accounts that turned out too small, in cents; others are taken to suffice
 */
public record Situation(
        CustomerState customer,
        Collection<CustomerState> sharers,
        CustomerEvent event,
        EventType type,
        Occasion occasion,
        Instant now,
        HouseTables house,
        Chance chance,
        Map<Account, Long> left) {

    /** Of a customer who shares no address. */
    public Situation(
            CustomerState customer,
            CustomerEvent event,
            EventType type,
            Occasion occasion,
            Instant now,
            HouseTables house,
            Chance chance,
            Map<Account, Long> left) {
        this(customer, List.of(), event, type, occasion, now, house, chance, left);
    }

    /** The customer and those who share an address. */
    Company company() {
        return new Company(customer, sharers, house.sources());
    }

    /** The same with quiets that rules ask for just now. */
    Situation resting(List<Rest> rests) {
        CustomerState resting =
                customer.edit().rests(known -> Rest.all(known, rests)).done();
        return new Situation(resting, sharers, event, type, occasion, now, house, chance, left);
    }

    /** The customer's zone, or the workspace's where it is unknown: for calendars, never for quiet hours. */
    public ZoneId zone() {
        return customer.zone().orElse(house.zone());
    }

    /** What the proposal would take of the customer's attention at the instant, in points. */
    public int price(Proposal proposal, Instant at) {
        return house.price(proposal, at.atZone(zone()).toLocalTime());
    }

    /** Today where the customer lives. */
    public LocalDate today() {
        return now.atZone(zone()).toLocalDate();
    }

    /** Whether chance favours this occasion, one in {@code n}. */
    public Wishes.Luck luck(String experiment, int n) {
        double drawn = chance.draw(experiment, customer.id(), today().getYear() + "", occasion.toString());
        return new Wishes.Luck(experiment, drawn, drawn * n < 1);
    }
}

package dev.hush.decision;

import dev.hush.consent.Channel;
import dev.hush.customer.CustomerState;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Where a customer may be: what they declared, else what the phone number tells, else what the country tells.
 *
 * @param zones every zone that it may be; empty where nothing is known at all
 * @param countries every country that anything points to; with it the unknown one where only the zone does
 */
record Whereabouts(Collection<ZoneId> zones, Set<String> countries) {
    /** A country of which nothing is known, so that the hours of those in no table hold (CLDR's ZZ). */
    private static final String UNKNOWN = "ZZ";

    static Whereabouts of(CustomerState customer, HouseTables house) {
        Optional<String> phone = Stream.of(Channel.SMS, Channel.PHONE)
                .flatMap(channel -> Optional.ofNullable(customer.addresses().get(channel)).stream())
                .findFirst();
        Set<String> countries = new TreeSet<>();
        customer.country().ifPresent(countries::add);
        phone.flatMap(house.world()::countryOfPhone).ifPresent(countries::add);
        if (countries.isEmpty()) {
            countries.add(UNKNOWN);
        }
        customer.zone().flatMap(house.world()::countryOf).ifPresent(countries::add);
        return new Whereabouts(zones(customer, phone, house), countries);
    }

    private static Collection<ZoneId> zones(CustomerState customer, Optional<String> phone, HouseTables house) {
        if (customer.zone().isPresent()) {
            return List.of(customer.zone().get());
        }
        List<ZoneId> byPhone = phone.map(house.world()::zonesOfPhone).orElse(List.of());
        if (!byPhone.isEmpty()) {
            return byPhone;
        }
        return customer.country()
                .map(country -> zonesOf(country, house))
                .orElseGet(() -> house.zones().values().stream()
                        .flatMap(List::stream)
                        .distinct()
                        .toList());
    }

    private static List<ZoneId> zonesOf(String country, HouseTables house) {
        return house.zones().getOrDefault(country, house.world().zonesOf(country));
    }
}

package dev.hush.proof;

import dev.hush.decision.World;
import dev.hush.world.Places;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The real places, each looked up once: the few phones of generated customers are asked about millions of times. */
public final class Atlas implements World {
    private final Places places = new Places();
    private final Map<String, Optional<String>> countries = new ConcurrentHashMap<>();
    private final Map<String, List<ZoneId>> zones = new ConcurrentHashMap<>();

    @Override
    public List<ZoneId> zonesOfPhone(String phone) {
        return zones.computeIfAbsent(phone, places::zonesOfPhone);
    }

    @Override
    public Optional<String> countryOfPhone(String phone) {
        return countries.computeIfAbsent(phone, places::countryOfPhone);
    }

    @Override
    public Optional<String> countryOf(ZoneId zone) {
        return places.countryOf(zone);
    }

    @Override
    public List<ZoneId> zonesOf(String country) {
        return places.zonesOf(country);
    }

    @Override
    public boolean holiday(String country, LocalDate day) {
        return places.holiday(country, day);
    }
}

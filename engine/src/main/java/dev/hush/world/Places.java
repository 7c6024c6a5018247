package dev.hush.world;

import dev.hush.address.AddressForms;
import dev.hush.consent.Channel;
import dev.hush.decision.World;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The world as public data knows it. */
public final class Places implements World {
    private final AddressForms addresses = new RealAddresses();
    private final PhonePlaces phones = new PhonePlaces();
    private final CountryZones zones = new CountryZones();
    private final PublicHolidays holidays = new PublicHolidays();

    @Override
    public List<ZoneId> zonesOfPhone(String phone) {
        return phones.country(phone).map(zones::of).orElse(List.of());
    }

    @Override
    public Optional<String> countryOfPhone(String phone) {
        return phones.country(phone);
    }

    @Override
    public Optional<String> countryOf(ZoneId zone) {
        return zones.countryOf(zone);
    }

    @Override
    public List<ZoneId> zonesOf(String country) {
        return zones.of(country);
    }

    @Override
    public Optional<String> normal(Channel channel, String text, Optional<String> country) {
        return addresses.normal(channel, text, country);
    }

    @Override
    public boolean isCountry(String code) {
        return addresses.isCountry(code);
    }

    @Override
    public boolean isLanguage(String tag) {
        return addresses.isLanguage(tag);
    }

    @Override
    public boolean holiday(String country, LocalDate day) {
        return holidays.include(country, day);
    }
}

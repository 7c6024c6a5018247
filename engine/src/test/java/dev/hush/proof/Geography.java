package dev.hush.proof;

import java.util.List;

/** Where generated customers live: places whose clocks change oddly among them. */
final class Geography {
    static final List<String> ZONES = List.of(
            "Europe/Berlin",
            "Europe/Paris",
            "Europe/London",
            "America/New_York",
            "America/St_Johns",
            "America/Santiago",
            "America/Asuncion",
            "Asia/Taipei",
            "Asia/Kathmandu",
            "Asia/Beirut",
            "Africa/Cairo",
            "Africa/Casablanca",
            "Australia/Lord_Howe",
            "Pacific/Chatham",
            "Pacific/Kiritimati",
            "Nowhere/Land");

    /** Of one zone, of many, of no country, of nobody, and one that nobody can read. */
    static final List<String> PHONES = List.of(
            "+4930123456",
            "+33142685300",
            "+12125550123",
            "+18005550123",
            "+886223456789",
            "+5511955501234",
            "+74951234567",
            "+80012345678",
            "0170 12345");

    static final List<String> COUNTRIES = List.of("DE", "FR", "US", "GB", "TW", "BR", "AU", "RU", "XX");

    private Geography() {}
}

package dev.hush.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hush.consent.Channel;
import dev.hush.engine.Courier.DeliveryException;
import dev.hush.engine.Courier.DeliveryException.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChannelDeliveryTest {
    @TempDir
    Path root;

    @Test
    void writesAFileForEachMessage() throws IOException {
        Path folder = Files.createDirectories(root.resolve("a shop's data"));
        try (Shop shop = Shop.in(folder)
                .route("deliver-in-app", Routes.shipped("deliver-in-app"))
                .open()) {
            shop.shell.courier().deliver(Letters.to(Channel.IN_APP, ""));
            shop.shell.courier().deliver(Letters.to(Channel.IN_APP, ""));
        }

        assertThat(files(folder.resolve("in-app"))).containsExactly("shop~order-1~thanks-01.txt");
        assertThat(folder.resolve("in-app/shop~order-1~thanks-01.txt")).hasContent("Thank you, Ánä 安娜");
    }

    @Test
    void takesALogForADeliveryAndKeepsPeopleOutOfIt() {
        try (LogLines log = LogLines.of("hush.deliver");
                Shop shop = Shop.in(root)
                        .route(
                                "deliver-sms",
                                Routes.from("hush:deliver/sms", "to: \"log:hush.deliver?showBody=false\""))
                        .open()) {
            shop.shell.courier().deliver(Letters.to(Channel.SMS, "+886912345678"));

            assertThat(log.lines()).singleElement().asString().doesNotContain("886912345678", "安娜");
        }
    }

    @Test
    void isNotOverBeforeTheRouteIsThrough() {
        try (Shop shop = Shop.in(root)
                .route(
                        "deliver-sms",
                        Routes.from(
                                "hush:deliver/sms",
                                "threads: {poolSize: 1}",
                                "delay: {expression: {constant: 20}}",
                                "to: \"file:{{hush.data}}/sms?fileName=${header.HushKey}\""))
                .open()) {
            shop.shell.courier().deliver(Letters.to(Channel.SMS, "+886912345678"));

            assertThat(root.resolve("sms/shop~order-1~thanks-01")).exists();
        }
    }

    @Test
    void failsWhereTheRouteFailsAndTellsNobodysAddress() {
        try (LogLines log = LogLines.of("org.apache.camel");
                Shop shop = Shop.in(root)
                        .route(
                                "deliver-sms",
                                Routes.from(
                                        "hush:deliver/sms",
                                        "throwException: {exceptionType: java.lang.IllegalStateException, "
                                                + "message: \"no ${header.HushAddress}\"}"))
                        .open()) {
            assertThatThrownBy(() -> shop.shell.courier().deliver(Letters.to(Channel.SMS, "+886912345678")))
                    .isInstanceOfSatisfying(
                            DeliveryException.class,
                            e -> assertThat(e.verdict()).isEqualTo(Verdict.AGAIN))
                    .hasMessage("the route failed: IllegalStateException");
            assertThat(log.lines()).noneMatch(line -> line.contains("886912345678"));
        }
    }

    @Test
    void refusesASecondRouteOfTheSameChannel() {
        Shop.Plan two = Shop.in(root)
                .route("deliver-email", Routes.shipped("deliver-email"))
                .route("deliver-mail", Routes.from("hush:deliver/email?exchangePattern=InOut", "to: log:a"));

        try (LogLines log = LogLines.of("org.apache.camel")) {
            assertThatThrownBy(two::open)
                    .hasMessageContaining("expected one route from hush:deliver/email, found a second one");
            assertThat(log.lines()).isNotEmpty();
        }
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}

package dev.hush.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import dev.hush.engine.Courier.DeliveryException;
import dev.hush.engine.Courier.DeliveryException.Verdict;
import dev.hush.engine.Store.OutboxRow;
import dev.hush.engine.Store.OutboxStatus;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpDeliveryTest {
    @TempDir
    Path folder;

    private GreenMail smtp = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
    private Shop shop;

    @BeforeEach
    void open() {
        smtp.start();
        shop = open(port());
        shop.know("ana");
    }

    private Shop open(int port) {
        return Shop.in(folder)
                .route("deliver-email", Routes.shipped("deliver-email"))
                .smtp("smtp://127.0.0.1:" + port + "?useHeaderRecipients=true&useHeaderSubject=true&useHeaderFrom=true")
                .open();
    }

    @AfterEach
    void close() {
        shop.close();
        smtp.stop();
    }

    @Test
    void handsOverTheMailAsItIs() throws Exception {
        shop.shell.courier().deliver(Letters.email("Thank you, 安娜"));

        assertThat(smtp.getReceivedMessages()).hasSize(1);
        MimeMessage mail = smtp.getReceivedMessages()[0];
        assertThat(mail.getMessageID()).isEqualTo("<shop/order-1/thanks-01@example.com>");
        assertThat(mail.getSubject()).isEqualTo("Thank you, 安娜");
        assertThat(mail.getFrom()[0]).hasToString("Corner Shop <shop@example.com>");
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getHeader("Return-Path")).containsExactly("<shop@example.com>");
        assertThat(((MimeMultipart) mail.getContent()).getCount()).isEqualTo(2);
    }

    @Test
    void marksTheMessageSentOnceItIsTaken() {
        shop.order("ana", "1");
        shop.dispatch();

        assertThat(row().status()).isEqualTo(OutboxStatus.SENT);
        assertThat(smtp.getReceivedMessages()).hasSize(1);
    }

    @Test
    void waitsLongerAfterEachFailureAndGivesUpThenSendsOnceWhenAskedAgain() {
        int port = port();
        smtp.stop();
        shop.order("ana", "1");
        Duration waited = Duration.ZERO;
        for (int attempt = 1; attempt < 8; attempt++) {
            assertThat(shop.dispatch()).isEqualTo(1);
            assertThat(row().status()).isEqualTo(OutboxStatus.PENDING);
            assertThat(row().attempts()).isEqualTo(attempt);
            Duration wait = Duration.between(shop.now(), row().nextAttempt().orElseThrow());
            assertThat(wait).isGreaterThan(waited);
            waited = wait;
            shop.later(wait.minusMillis(1));
            assertThat(shop.dispatch()).as("before its time").isZero();
            shop.later(Duration.ofMillis(1));
        }
        shop.dispatch();

        assertThat(row().status()).isEqualTo(OutboxStatus.DEAD);
        assertThat(row().note()).contains("did not answer").doesNotContain("ana@example.com");

        restart(port);
        assertThat(shop.store.sendAgain(row().outreach().key(), shop.now())).isTrue();
        shop.dispatch();
        shop.dispatch();

        assertThat(row().status()).isEqualTo(OutboxStatus.SENT);
        assertThat(smtp.getReceivedMessages()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "550 5.1.1 no ana@example.com here, NO_SUCH_ADDRESS",
        "550 no such user, NO_SUCH_ADDRESS",
        "550 5.7.1 relaying denied, NEVER",
        "552 5.2.2 mailbox full, NEVER",
        "451 4.7.1 greylisted, AGAIN"
    })
    void takesAnAddressForDeadOnlyWhereTheServerSaysSo(String toRecipients, Verdict verdict) throws IOException {
        try (RefusingSmtp refusing = new RefusingSmtp(toRecipients);
                Shop other = open(refusing.port())) {
            assertThatThrownBy(() -> other.shell.courier().deliver(Letters.email("Hi")))
                    .isInstanceOfSatisfying(
                            DeliveryException.class,
                            e -> assertThat(e.verdict()).isEqualTo(verdict))
                    .hasMessage("the mail server answered " + toRecipients.substring(0, 3));
        }
    }

    private int port() {
        return smtp.getSmtp().getPort();
    }

    private void restart(int port) {
        smtp = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        smtp.start();
    }

    private OutboxRow row() {
        return shop.store.outbox(Optional.empty(), 10).get(0);
    }
}

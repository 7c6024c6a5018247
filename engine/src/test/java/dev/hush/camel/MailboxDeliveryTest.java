package dev.hush.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hush.consent.Channel;
import dev.hush.engine.Courier.DeliveryException;
import dev.hush.engine.Courier.DeliveryException.Verdict;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxDeliveryTest {
    @TempDir
    Path folder;

    @Test
    void writesAMailThatAnyMailProgramReads() throws Exception {
        deliver(Letters.email("Thank you, 安娜"));
        MimeMessage mail = mail();

        assertThat(mail.getMessageID()).isEqualTo("<shop/order-1/thanks-01@example.com>");
        assertThat(mail.getSubject()).isEqualTo("Thank you, 安娜");
        assertThat(mail.getFrom()).containsExactly(new InternetAddress("shop@example.com", "Corner Shop"));
        assertThat(mail.getAllRecipients()).containsExactly(new InternetAddress("ana@example.com"));
        assertThat(mail.getSentDate()).isEqualTo(Shop.NOON);
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("X-Hush-rule")).containsExactly("thanks-01");
    }

    @Test
    void putsTheTextBeforeTheHtml() throws Exception {
        deliver(Letters.email("Thank you"));
        MimeMultipart parts = (MimeMultipart) mail().getContent();

        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(part(parts, 0, "text/plain")).isEqualTo("Thank you, Ánä 安娜");
        assertThat(part(parts, 1, "text/html")).isEqualTo("<p>Thank you, Ánä 安娜</p>");
    }

    @Test
    void leavesNoTemporaryFile() throws IOException {
        deliver(Letters.email("Thank you"));

        assertThat(files())
                .extracting(file -> file.getFileName().toString())
                .containsExactly("20261120-110000-shop~order-1~thanks-01.eml");
    }

    @Test
    void writesTheSameMessageOnceAlsoWhenItIsTriedAgain() throws IOException {
        try (Shop shop = open("Shop <shop@example.com>")) {
            shop.shell.courier().deliver(Letters.email("Thank you"));
            shop.shell.courier().deliver(Letters.email("Thank you"));
        }

        assertThat(files()).hasSize(1);
    }

    @Test
    void keepsMessagesOfDifferentKeysApart() throws IOException {
        List<String> keys = List.of("a/b.c/r", "a.b/c/r", "shop/訂單一/r", "shop/訂單二/r", "a b/c/r", "A/b.c/r", "a~b.c/r");
        try (Shop shop = open("Shop <shop@example.com>")) {
            keys.forEach(key -> shop.shell.courier().deliver(Letters.email(key, "ana@example.com", "Thank you")));
        }

        assertThat(files()).hasSameSizeAs(keys);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hi\r\nBcc: all@example.com", "Hi\nBcc: all@example.com", "Hi\rBcc: all@example.com"})
    void letsNoSubjectBeginAnotherHeader(String subject) throws Exception {
        deliver(Letters.email(subject));
        MimeMessage mail = mail();

        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getAllRecipients()).containsExactly(new InternetAddress("ana@example.com"));
        assertThat(mail.getSubject())
                .startsWith("Hi")
                .endsWith("Bcc: all@example.com")
                .doesNotContain("\n", "\r");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ana@example.com\r\nBcc: all@example.com",
                "ana@example.com, all@example.com",
                "friends: ana@example.com, all@example.com;",
                "ana",
                ""
            })
    void refusesAnAddressThatIsNotOne(String address) throws IOException {
        try (Shop shop = open("Shop <shop@example.com>")) {
            assertThatThrownBy(() -> shop.shell.courier().deliver(Letters.email(Letters.KEY, address, "Hi")))
                    .isInstanceOfSatisfying(
                            DeliveryException.class,
                            e -> assertThat(e.verdict()).isEqualTo(Verdict.NO_SUCH_ADDRESS))
                    .hasMessageNotContaining("all@example.com");
        }

        assertThat(files()).isEmpty();
    }

    @Test
    void writesTheSendersNameInAsciiAsHeadersMust() throws Exception {
        try (Shop shop = open("Café 咖啡 <shop@example.com>")) {
            shop.shell.courier().deliver(Letters.email("Thank you"));
        }

        assertThat(Files.readString(files().get(0)).lines().filter(line -> line.startsWith("From:")))
                .singleElement()
                .matches(line -> ((String) line).chars().allMatch(c -> c < 128));
        assertThat(((InternetAddress) mail().getFrom()[0]).getPersonal()).isEqualTo("Café 咖啡");
    }

    @Test
    void saysWhichRouteIsMissing() {
        try (Shop shop = Shop.in(folder).open()) {
            assertThat(shop.shell.courier().delivers(Channel.EMAIL)).isFalse();
            assertThatThrownBy(() -> shop.shell.courier().deliver(Letters.email("Hi")))
                    .isInstanceOf(DeliveryException.class)
                    .hasMessageContaining("expected a route from hush:deliver/email, found none");
        }
    }

    private Shop open(String sender) {
        return Shop.in(folder)
                .sender(sender)
                .route("deliver-email", Routes.shipped("deliver-email"))
                .open();
    }

    private void deliver(dev.hush.engine.Courier.Message message) {
        try (Shop shop = open("Corner Shop <shop@example.com>")) {
            assertThat(shop.shell.courier().delivers(Channel.EMAIL)).isTrue();
            shop.shell.courier().deliver(message);
        }
    }

    private List<Path> files() throws IOException {
        Path mailbox = folder.resolve("mailbox");
        if (!Files.exists(mailbox)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(mailbox)) {
            return files.toList();
        }
    }

    private MimeMessage mail() throws IOException, MessagingException {
        assertThat(files()).hasSize(1);
        try (InputStream in = Files.newInputStream(files().get(0))) {
            return new MimeMessage(Session.getInstance(new Properties()), in);
        }
    }

    private static String part(MimeMultipart parts, int index, String type) throws IOException, MessagingException {
        BodyPart part = parts.getBodyPart(index);
        assertThat(part.isMimeType(type))
                .as(Arrays.toString(part.getHeader("Content-Type")))
                .isTrue();
        return (String) part.getContent();
    }
}

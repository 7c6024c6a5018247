package dev.hush.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import dev.hush.camel.CamelSettings.Dkim;
import dev.hush.engine.Courier.Message;
import dev.hush.file.SourceFile;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OneClickMailTest {
    private static final String SENDER = "Corner Shop <shop@example.com>";
    private static final String STOP = "https://shop.example/stop/abc.def";

    @TempDir
    Path folder;

    private KeyPair key;
    private Dkim dkim;

    @BeforeEach
    void writeKey() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        key = generator.generateKeyPair();
        Path file = folder.resolve("dkim.pem");
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(key.getPrivate().getEncoded());
        Files.writeString(file, "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n");
        dkim = new Dkim("example.com", "hush", file);
    }

    @Test
    void whatRestsOnConsentCanBeStoppedInOneClick() throws Exception {
        MimeMessage mail = new MailWriter(SENDER).write(letter(STOP));
        assertThat(mail.getHeader("List-Unsubscribe")).containsExactly("<" + STOP + ">");
        assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        assertThat(mail.getHeader("List-Id")).containsExactly("<care.example.com>");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("Precedence")).isNull();
    }

    @Test
    void whatIsOwedIsNoList() throws Exception {
        MimeMessage mail = new MailWriter(SENDER).write(Letters.email("Your order"));
        assertThat(mail.getHeader("List-Unsubscribe")).isNull();
        assertThat(mail.getHeader("List-Id")).isNull();
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    }

    @Test
    void oneClickNeedsHttps() throws Exception {
        MimeMessage mail = new MailWriter(SENDER).write(letter("http://127.0.0.1:8081/stop/x"));
        assertThat(mail.getHeader("List-Unsubscribe-Post")).isNull();
    }

    @Test
    void aSignatureCoversOneClick() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new MailWriter(SENDER, true, Optional.of(new MailSigner(dkim)))
                .write(letter(STOP))
                .writeTo(bytes);
        DkimCheck check = new DkimCheck(bytes.toByteArray());
        assertThat(check.holds(key.getPublic())).isTrue();
        assertThat(check.tag("d")).isEqualTo("example.com");
        assertThat(check.tag("s")).isEqualTo("hush");
        assertThat(check.tag("a")).isEqualTo("rsa-sha256");
        assertThat(check.tag("l")).as("a length would let others add to it").isEmpty();
        assertThat(check.signed())
                .contains("from", "to", "subject", "date", "message-id", "list-unsubscribe", "list-unsubscribe-post");
        String changed =
                bytes.toString(java.nio.charset.StandardCharsets.ISO_8859_1).replace("abc.def", "abc.deg");
        assertThat(new DkimCheck(changed.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)).holds(key.getPublic()))
                .isFalse();
    }

    @Test
    void aSignedMailArrivesBySmtpAsItWasSigned() throws Exception {
        MimeMessage mail = sent(Optional.of(dkim));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        mail.writeTo(bytes, new String[] {"Return-Path", "Received"});
        assertThat(new DkimCheck(bytes.toByteArray()).holds(key.getPublic())).isTrue();
        assertThat(mail.getMessageID()).isEqualTo("<shop/order-1/thanks-01@example.com>");
        assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
    }

    @Test
    void bySmtpNothingSaysOneClickThatNobodySigned() throws Exception {
        MimeMessage mail = sent(Optional.empty());
        assertThat(mail.getHeader("List-Unsubscribe")).isNull();
        assertThat(mail.getHeader("List-Unsubscribe-Post")).isNull();
    }

    @Test
    void aFileWithoutAKeyIsTold() {
        assertThatThrownBy(() -> new MailSigner(new Dkim("example.com", "hush", folder.resolve("none.pem"))))
                .hasMessageContaining("mail.dkim.keyFile")
                .hasMessageContaining("openssl genpkey");
    }

    private MimeMessage sent(Optional<Dkim> signature) throws Exception {
        GreenMail smtp = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
        smtp.start();
        String uri = "smtp://127.0.0.1:" + smtp.getSmtp().getPort()
                + "?useHeaderRecipients=true&useHeaderSubject=true&useHeaderFrom=true";
        CamelSettings settings =
                new CamelSettings(SENDER, folder, Optional.of(uri), folder, Optional.empty(), signature);
        SourceFile route = new SourceFile("routes/deliver-email.camel.yaml", Routes.shipped("deliver-email"), false);
        try (Shop shop = Shop.in(folder).open();
                CamelShell shell = CamelShell.start(
                        settings, List.of(route), List.of(), shop.engine, new ShopDesk(shop.store, shop::now))) {
            shell.courier().deliver(letter(STOP));
            return smtp.getReceivedMessages()[0];
        } finally {
            smtp.stop();
        }
    }

    private static Message letter(String stop) {
        Message message = Letters.email("Thank you, 安娜");
        Map<String, String> facts = new HashMap<>(message.facts());
        facts.put("stop", stop);
        return new Message(
                message.key(),
                message.channel(),
                message.purpose(),
                message.address(),
                message.content(),
                message.decidedAt(),
                facts);
    }
}

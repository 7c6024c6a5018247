package dev.hush.camel;

import dev.hush.camel.CamelSettings.Dkim;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import org.simplejavamail.utils.mail.dkim.Canonicalization;
import org.simplejavamail.utils.mail.dkim.DkimMessage;
import org.simplejavamail.utils.mail.dkim.DkimSigner;
import org.simplejavamail.utils.mail.dkim.SigningAlgorithm;

/** Signs mails by DKIM (RFC 6376), over the headers that one-click needs covered, too (RFC 8058 §4). */
final class MailSigner {
    private static final List<String> ALSO_SIGNED = List.of(
            "Message-ID",
            "List-Id",
            ListHeaders.UNSUBSCRIBE,
            ListHeaders.UNSUBSCRIBE_POST,
            "Auto-Submitted",
            "MIME-Version",
            "Content-Type");

    private final Dkim dkim;
    private final RSAPrivateKey key;

    /** @throws IllegalArgumentException when the key file holds no RSA key in PKCS #8 */
    MailSigner(Dkim dkim) {
        this.dkim = dkim;
        this.key = read(dkim);
    }

    /** The mail with a signature that is made when it is written; its Message-ID stays. */
    MimeMessage sign(MimeMessage mail) throws MessagingException {
        try {
            DkimSigner signer = new DkimSigner(dkim.domain(), dkim.selector(), key);
            signer.setSigningAlgorithm(SigningAlgorithm.SHA256_WITH_RSA);
            signer.setHeaderCanonicalization(Canonicalization.RELAXED);
            signer.setBodyCanonicalization(Canonicalization.RELAXED);
            signer.setLengthParam(false);
            signer.setZParam(false);
            signer.setCheckDomainKey(false); // no DNS on the way out; hush check tells what record is needed
            ALSO_SIGNED.forEach(signer::addHeaderToSign);
            return new Signed(mail, signer);
        } catch (RuntimeException e) {
            throw new MessagingException("expected to sign by DKIM, but: " + e.getMessage());
        }
    }

    /** A PEM file, {@code -----BEGIN PRIVATE KEY-----}, as openssl genpkey writes it. */
    private static RSAPrivateKey read(Dkim dkim) {
        try {
            String pem = Files.readString(dkim.keyFile(), StandardCharsets.US_ASCII);
            String base64 =
                    pem.replaceAll("-----(BEGIN|END) PRIVATE KEY-----", "").replaceAll("\\s", "");
            byte[] der = Base64.getDecoder().decode(base64);
            return (RSAPrivateKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new IllegalArgumentException(
                    "expected an RSA key in PEM (PKCS #8) at mail.dkim.keyFile, found none at " + dkim.keyFile()
                            + ". Make one: openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out dkim.pem",
                    e);
        }
    }

    private static final class Signed extends DkimMessage {
        Signed(MimeMessage mail, DkimSigner signer) throws MessagingException {
            super(mail, signer);
        }

        @Override
        protected void updateMessageID() {
            // it is the outreach's key
        }
    }
}

package dev.hush.camel;

import dev.hush.engine.Courier.DeliveryException;
import dev.hush.engine.Courier.DeliveryException.Verdict;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/** What a channel's refusal means: to try again, to give up, or that the address does not work (RFC 5321 §4.2.1). */
final class Refusals {
    /** Enhanced status 5.1.x and 5.2.1: the mailbox does not exist, or is closed (RFC 3463 §3.2, §3.3). */
    private static final Pattern DEAD_ADDRESS = Pattern.compile("\\b5\\.(1\\.\\d{1,3}|2\\.1)\\b");

    private static final Pattern ENHANCED = Pattern.compile("\\b5\\.\\d{1,3}\\.\\d{1,3}\\b");
    private static final int NO_MAILBOX = 550;

    private Refusals() {}

    static DeliveryException of(Exception e) {
        for (Throwable cause = e; cause != null; cause = next(cause)) {
            if (cause instanceof DeliveryException it) {
                return it;
            }
            if (cause instanceof HttpOperationFailedException it) {
                return http(it);
            }
            if (cause instanceof SMTPAddressFailedException it) {
                return smtp(it.getReturnCode(), String.valueOf(it.getMessage()), true, e);
            }
            if (cause instanceof SMTPSendFailedException it && it.getReturnCode() >= 400) {
                return smtp(it.getReturnCode(), String.valueOf(it.getMessage()), false, e);
            }
        }
        String what = e instanceof IOException || e instanceof MessagingException
                ? "the channel did not answer: "
                : "the route failed: ";
        return new DeliveryException(what + e.getClass().getSimpleName(), Verdict.AGAIN, e);
    }

    /** Jakarta Mail hangs what happened to each address behind the first exception. */
    private static @Nullable Throwable next(Throwable cause) {
        return cause instanceof MessagingException it && it.getNextException() != null
                ? it.getNextException()
                : cause.getCause();
    }

    private static DeliveryException http(HttpOperationFailedException e) {
        int status = e.getStatusCode();
        boolean again = status >= 500 || status == 408 || status == 425 || status == 429;
        Verdict verdict = again ? Verdict.AGAIN : status == 410 ? Verdict.NO_SUCH_ADDRESS : Verdict.NEVER;
        return new DeliveryException("the receiver answered " + status, verdict, e);
    }

    private static DeliveryException smtp(int code, String text, boolean aboutAddress, Exception e) {
        Matcher enhanced = ENHANCED.matcher(text);
        boolean dead = aboutAddress
                && code >= 500
                && (enhanced.find() ? DEAD_ADDRESS.matcher(text).find() : code == NO_MAILBOX);
        Verdict verdict = code < 500 ? Verdict.AGAIN : dead ? Verdict.NO_SUCH_ADDRESS : Verdict.NEVER;
        return new DeliveryException("the mail server answered " + code, verdict, e);
    }
}

package dev.bonin.server.application;

import dev.bonin.verification.PlainText;
import dev.bonin.web.BadInputException;
import dev.bonin.web.ProblemCode;

/** The id of an account in the path of a call, in the application's words. */
final class AccountName {
    private static final int LONGEST = 256;

    private AccountName() {}

    /** Itself, if it is 1 to 256 characters of plain text. */
    static String require(String account) {
        if (!PlainText.isPlain(account, 1, LONGEST)) {
            throw new BadInputException(ProblemCode.MALFORMED_PARAMETER, "account");
        }
        return account;
    }
}

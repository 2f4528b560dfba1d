package dev.bonin.server.demo;

import dev.bonin.account.AccountLink;
import dev.bonin.account.AccountRefusal;
import dev.bonin.account.Accounts;
import dev.bonin.account.Unlinked;
import dev.bonin.audit.Access;
import dev.bonin.verification.Mode;
import dev.bonin.verification.Reply;
import dev.bonin.verification.VerificationId;
import dev.bonin.web.CurrentAccount;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * The members of the demo's imaginary shop: a sign-up links an account, and a cookie names the member who is signed in.
 * A real shop would use sessions; anyone can forge this cookie, so there are members in sandbox mode only.
 */
final class DemoMembers implements CurrentAccount {
    static final String COOKIE = "bonin_demo_member";

    /** The owner of accounts that browsers start themselves: no application. */
    private static final String APPLICATION = "";

    private static final Access SIGN_UP = new Access("person", "browser", "sign-up in the demo");
    private static final Access LEAVE = new Access("person", "browser", "leaving the demo");
    private static final int NAME_BYTES = 3;

    private final Accounts accounts;
    private final Mode mode;
    private final RandomGenerator random;

    DemoMembers(Accounts accounts, Mode mode, RandomGenerator random) {
        this.accounts = accounts;
        this.mode = mode;
        this.random = random;
    }

    @Override
    public Optional<String> of(HttpServletRequest request) {
        var cookies = request.getCookies();
        return mode == Mode.LIVE || cookies == null
                ? Optional.empty()
                : Stream.of(cookies)
                        .filter(cookie -> cookie.getName().equals(COOKIE))
                        .map(Cookie::getValue)
                        .filter(name -> name.matches("member-[0-9a-f]{6}"))
                        .findFirst();
    }

    Reply<AccountLink, AccountRefusal> signUp(VerificationId verification) {
        var name = new byte[NAME_BYTES];
        random.nextBytes(name);
        return accounts.link(APPLICATION, "member-" + HexFormat.of().formatHex(name), verification, SIGN_UP);
    }

    /** Unlinks the account that is signed in; empty if none is. */
    Optional<AccountLink> leave(HttpServletRequest request) {
        return of(request)
                .flatMap(name -> accounts.unlink(APPLICATION, name, LEAVE))
                .map(Unlinked::link);
    }
}

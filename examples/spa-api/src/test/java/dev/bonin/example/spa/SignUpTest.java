package dev.bonin.example.spa;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.bonin.testkit.SandboxBrowser;
import dev.bonin.testkit.SandboxClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** People sign up over HTTP, as the page does it. */
class SignUpTest extends RunningApi {
    private static final String PASSWORD = "correct horse";

    @SuppressWarnings("NullAway.Init") // there before each test
    private SandboxBrowser browser;

    @BeforeEach
    void open(SandboxBrowser opened) {
        browser = opened;
    }

    @Test
    void makesAMemberOfThePersonWhomTheCodeVerified() {
        var joined = join(codeOf("adult"), "hong");

        assertThat(joined.statusCode()).isEqualTo(201);
        var me = me(text(joined, "token"));
        assertThat(text(me, "login")).isEqualTo("hong");
        assertThat(text(me, "name")).isEqualTo("홍길동");
        assertThat(text(me, "birthDate")).isEqualTo("1990-05-05");
    }

    @Test
    void setsNoCookieOfItsOwn() {
        var verified = browser.verify("signup", "adult");
        var joined = join(verified.code(), "hong");

        assertThat(List.of(verified.answer(), joined, me(text(joined, "token"))))
                .flatExtracting(answer -> answer.headers().allValues("Set-Cookie"))
                .noneMatch(cookie -> cookie.contains("SESSION"));
    }

    @ParameterizedTest
    @CsvSource({"ko, 이미 가입하셨습니다., ko", "'en-GB, ko;q=0.5', You have an account already., en"})
    void refusesASecondAccountOfOnePersonInTheirLanguage(String accepted, String sentence, String language) {
        join(codeOf("adult"), "first");
        browser = browser.with("Accept-Language", accepted);

        var code = codeOf("adult");
        var second = join(code, "second", "form 1");

        assertRefused(second, 409, "already_linked");
        assertThat(text(second, "detail")).startsWith(sentence);
        assertThat(second.headers().firstValue("Content-Language")).hasValue(language);
        assertThat(logins()).containsExactly("first");
        assertRefused(join(code, "third", "form 2"), 409, "already_linked");
    }

    @Test
    void givesNoCodeToWhoIsTooYoung() {
        var tooYoung = browser.verify("signup", "thirteen").answer();
        assertRefused(tooYoung, 403, "under_age");
        assertThat(tooYoung.body()).doesNotContainPattern("[0-9a-z]{32}\\.[\\w-]{43}");

        assertThat(join(codeOf("fourteen-today"), "fourteen").statusCode()).isEqualTo(201);
    }

    @Test
    void refusesACodeThatAnotherFormBrings() {
        var code = codeOf("adult");
        join(code, "first", "form 1");

        assertRefused(join(code, "second", "form 2"), 409, "already_redeemed");
        assertThat(logins()).containsExactly("first");
    }

    @Test
    void refusesACodeThatAnotherBrowserBrings(SandboxBrowser thief) {
        var code = codeOf("adult");

        assertRefused(join(thief, code, "thief", "form"), 400, "invalid_code");
        assertThat(join(code, "hong").statusCode()).isEqualTo(201);
    }

    @Test
    void refusesACodeThatIsBroughtTooLate(SandboxClock clock) {
        var code = codeOf("adult");
        clock.advance(Duration.ofMinutes(31));

        assertRefused(join(code, "hong"), 410, "code_expired");
        assertThat(logins()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "0123456789abcdefghjkmnpqrstvwxyz.", "a.b"})
    void refusesACodeThatIsNone(String code) {
        assertRefused(join(code, "hong"), 400, "invalid_code");
    }

    @Test
    void makesOneMemberOfAFormThatIsSentTwice() {
        var code = codeOf("adult");

        var first = join(code, "hong", "form 1");
        var again = join(code, "hong", "form 1");

        assertThat(List.of(first.statusCode(), again.statusCode())).containsOnly(201);
        assertThat(me(text(again, "token")).body())
                .isEqualTo(me(text(first, "token")).body());
        assertThat(logins()).containsExactly("hong");
    }

    @Test
    void refusesAnotherLoginNameUnderTheNameOfAFormThatWasSent() {
        var code = codeOf("adult");
        join(code, "first", "form 1");

        assertRefused(join(code, "second", "form 1"), 409, "already_redeemed");
        assertThat(logins()).containsExactly("first");
    }

    @Test
    void makesOneMemberOfTheSameFormSentTwiceAtOnce() throws Exception {
        var code = codeOf("adult");

        var answers = atOnce(() -> join(code, "hong", "form 1"), () -> join(code, "hong", "form 1"));

        assertThat(answers).extracting(HttpResponse::statusCode).containsExactly(201, 201);
        assertThat(logins()).containsExactly("hong");
    }

    @Test
    void makesOneMemberOfTwoFormsSentWithOneCodeAtOnce() throws Exception {
        var code = codeOf("adult");

        var answers = atOnce(() -> join(code, "one", "form 1"), () -> join(code, "two", "form 2"));

        assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(201, 409);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 409)
                .allSatisfy(refused -> assertRefused(refused, 409, "already_redeemed"));
        assertThat(logins()).hasSize(1);
    }

    @Test
    void makesOneMemberOfOnePersonWhoSignsUpTwiceAtOnce(SandboxBrowser phone) throws Exception {
        var onDesktop = codeOf("adult");
        var onPhone = phone.verify("signup", "adult").code();

        var answers = atOnce(() -> join(onDesktop, "one"), () -> join(phone, onPhone, "two", "form"));

        assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(201, 409);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 409)
                .allSatisfy(refused -> assertRefused(refused, 409, "already_linked"));
        assertThat(logins()).hasSize(1);
    }

    @Test
    void letsWhoChoseATakenLoginNameChooseAnotherWithoutVerifyingAgain() {
        join(codeOf("mvno"), "taken");
        var code = codeOf("adult");

        var refused = join(code, "taken", "form 1");
        assertRefused(refused, 409, "login_taken");
        assertThat(text(refused, "detail")).isEqualTo("다른 분이 쓰고 있는 아이디입니다. 다른 아이디를 입력해 주세요. 본인인증을 다시 하실 필요는 없습니다.");

        var joined = join(code, "free", "form 2");
        assertThat(joined.statusCode()).isEqualTo(201);
        assertThat(text(me(text(joined, "token")), "name")).isEqualTo("홍길동");
    }

    @Test
    void letsMembersSignInWithTheirPasswordAndNobodyElse() {
        join(codeOf("adult"), "hong");

        var token = text(signIn("hong", PASSWORD), "token");
        assertThat(text(me(token), "login")).isEqualTo("hong");
        assertRefused(signIn("hong", "wrong horse"), 401, "sign_in_failed");
        assertRefused(signIn("kim", PASSWORD), 401, "sign_in_failed");
    }

    @Test
    void showsNobodyToWhoHasNoTokenOrOneOfAnotherKey() {
        var foreign = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJob25nIn0.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

        assertThat(browser.get("/api/me").statusCode()).isEqualTo(401);
        assertThat(me(foreign).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"code\": \"a.b\", \"login\": \"Hong!\", \"password\": \"correct horse\"}",
                "{\"code\": \"a.b\", \"login\": \"hong\", \"password\": \"short\"}",
                "{\"code\": \"a.b\", \"login\": \"hong\", \"password\": \"비밀번호비밀번호비밀번호비밀번호비밀번호비밀번호비\"}",
                "{\"login\": \"hong\", \"password\": \"correct horse\"}"
            })
    void refusesAFormThatIsNoneWithoutRepeatingIt(String form) {
        var answer = browser.post("/api/members", form);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).doesNotContain("Hong", "horse", "short", "비밀번호");
    }

    private String codeOf(String persona) {
        return browser.verify("signup", persona).code();
    }

    private HttpResponse<String> join(String code, String login) {
        return join(code, login, "form");
    }

    private HttpResponse<String> join(String code, String login, String formId) {
        return join(browser, code, login, formId);
    }

    private static HttpResponse<String> join(SandboxBrowser from, String code, String login, String formId) {
        return from.with("Idempotency-Key", formId)
                .post(
                        "/api/members",
                        "{\"code\": \"%s\", \"login\": \"%s\", \"password\": \"%s\"}".formatted(code, login, PASSWORD));
    }

    private HttpResponse<String> signIn(String login, String password) {
        return browser.post("/api/tokens", "{\"login\": \"%s\", \"password\": \"%s\"}".formatted(login, password));
    }

    private HttpResponse<String> me(String token) {
        return browser.with("Authorization", "Bearer " + token).get("/api/me");
    }

    private static String text(HttpResponse<String> answer, String member) {
        return JsonPath.read(answer.body(), "$." + member);
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(text(answer, "code")).isEqualTo(code);
    }

    private static List<HttpResponse<String>> atOnce(
            Callable<HttpResponse<String>> one, Callable<HttpResponse<String>> other) throws Exception {
        var threads = Executors.newFixedThreadPool(2);
        try {
            var answers = threads.invokeAll(List.of(one, other));
            return List.of(result(answers.get(0)), result(answers.get(1)));
        } finally {
            threads.shutdown();
        }
    }

    private static HttpResponse<String> result(Future<HttpResponse<String>> answer) throws Exception {
        return answer.get();
    }
}

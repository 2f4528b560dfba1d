package dev.bonin.example.shop;

import static dev.bonin.example.shop.ShopBrowser.PASSWORD;
import static dev.bonin.example.shop.ShopBrowser.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.testkit.SandboxBrowser;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people do in the shop, over HTTP. */
class JourneysTest extends RunningShop {
    private static final String MIRA = "mira@example.com";
    private static final String MASKED = "mi***@example.com";

    @SuppressWarnings("NullAway.Init") // there before each test
    private ShopBrowser browser;

    @SuppressWarnings("NullAway.Init") // there before each test
    private ShopBrowser other;

    @BeforeEach
    void open(SandboxBrowser one, SandboxBrowser another) {
        browser = new ShopBrowser(one.at(address()));
        other = new ShopBrowser(another.at(address()));
    }

    private void signUp(ShopBrowser by, String persona, String email) {
        by.signUp(by.codeOf("signup", persona), email);
        assertThat(emails()).contains(email);
    }

    @Test
    void signsUpAVerifiedPersonAndSignsThemIn() {
        var page = browser.signUp(browser.codeOf("signup", "adult"), MIRA);

        assertThat(texts(page, "done")).containsExactly("홍길동 님, 가입해 주셔서 감사합니다.");
        assertThat(texts(page, "email")).containsExactly(MIRA);
        assertThat(emails()).containsExactly(MIRA);
    }

    @Test
    void makesOneMemberOfAFormThatIsSentTwice() {
        var code = browser.codeOf("signup", "adult");
        browser.signUp(code, MIRA);

        assertThat(texts(browser.signUp(code, MIRA), "email")).containsExactly(MIRA);
        assertThat(emails()).containsExactly(MIRA);
    }

    @ParameterizedTest
    @CsvSource({"ko, 이미 가입하셨습니다", "en, You have an account already"})
    void tellsWhoSignsUpAgainWhichAccountTheyHave(String language, String title) {
        signUp(other, "adult", MIRA);
        var again = browser.speaking(language);

        var finished = again.verify("signup", "renamed");
        assertThat(finished.body()).contains("\"account_hint\":\"" + MASKED + "\"");
        var page = again.get("/sign-up");
        assertThat(page).contains("<h1>" + title + "</h1>");
        assertThat(texts(page, "hint")).containsExactly(MASKED);
        assertThat(page).doesNotContain(MIRA);
        assertThat(again.get("/sign-up")).as("told once").doesNotContain(MASKED);
    }

    @Test
    void tellsItAlsoToWhoBecameAMemberInBetween() {
        var code = browser.codeOf("signup", "adult");
        signUp(other, "adult", MIRA);

        assertThat(texts(browser.signUp(code, "second@example.com"), "hint")).containsExactly(MASKED);
        assertThat(emails()).containsExactly(MIRA);
    }

    @Test
    void tellsNobodyElseOfTheAccount() {
        signUp(other, "adult", MIRA);

        assertThat(browser.verify("signup", "foreigner").body()).doesNotContain("account_hint");
        assertThat(browser.get("/sign-up")).doesNotContain(MASKED);
    }

    @ParameterizedTest
    @CsvSource({"ko, 만 14세", "en, 14"})
    void refusesMinors(String language, String part) {
        var child = browser.speaking(language);
        assertThat(child.verify("signup", "thirteen").statusCode()).isEqualTo(403);

        assertThat(texts(child.get("/sign-up"), "refusal"))
                .singleElement()
                .asString()
                .contains(part);
        assertThat(emails()).isEmpty();
    }

    @Test
    void refusesACodeThatAnotherBrowserBrings() {
        var code = browser.codeOf("signup", "adult");

        assertThat(texts(other.signUp(code, "thief@example.com"), "refusal")).isNotEmpty();
        assertThat(emails()).isEmpty();
        browser.signUp(code, MIRA);
        assertThat(emails()).containsExactly(MIRA);
    }

    @ParameterizedTest
    @CsvSource({"mira@example.com, 다른 분이 쓰고 있는 이메일입니다.", "nonsense, 쓸 수 없는 이메일입니다."})
    void keepsTheCodeOfAFormWithAnAddressThatIsNotGood(String email, String why) {
        signUp(other, "mvno", MIRA);
        var code = browser.codeOf("signup", "adult");

        var page = browser.signUp(code, email);
        assertThat(texts(page, "refusal")).singleElement().asString().startsWith(why);
        assertThat(page).contains("name=\"code\" value=\"" + code + "\"");
        browser.signUp(code, "free@example.com");
        assertThat(emails()).containsExactly("free@example.com", MIRA);
    }

    @Test
    void findsTheAccountOfThePersonAndNoOther() {
        signUp(other, "adult", MIRA);

        var found = browser.send("/find-id", "/find-id", Map.of("code", browser.codeOf("find_id", "adult")));
        assertThat(texts(found, "found")).containsExactly("가입하신 이메일입니다. " + MIRA);
        var none = browser.send("/find-id", "/find-id", Map.of("code", browser.codeOf("find_id", "mvno")));
        assertThat(texts(none, "none")).containsExactly("가입하신 계정이 없습니다.");
    }

    @Test
    void findsNoAccountWithACodeOfASignUp() {
        signUp(other, "adult", MIRA);

        var page = browser.send("/find-id", "/find-id", Map.of("code", browser.codeOf("signup", "adult")));

        assertThat(texts(page, "refusal")).isNotEmpty();
        assertThat(page).doesNotContain(MIRA);
    }

    private String reset(String persona, String password) {
        var code = browser.codeOf("recover_account", persona);
        return browser.send("/reset-password", "/reset-password", Map.of("code", code, "password", password));
    }

    private void name(String email) {
        browser.send("/reset-password", "/reset-password/account", Map.of("email", email));
    }

    @Test
    void resetsThePasswordOfThePersonsOwnAccount() {
        signUp(other, "adult", MIRA);
        name(MIRA);

        assertThat(texts(reset("adult", "another horse"), "done"))
                .singleElement()
                .asString()
                .startsWith("비밀번호를 바꾸었습니다.");
        assertThat(texts(browser.signIn(MIRA, PASSWORD), "refusal")).isNotEmpty();
        assertThat(texts(browser.signIn(MIRA, "another horse"), "email")).containsExactly(MIRA);
    }

    @ParameterizedTest
    @CsvSource({"mira@example.com, mvno", "nobody@example.com, adult"})
    void refusesAnAccountThatIsNotThePersonsAndOneThatDoesNotExistAlike(String email, String persona) {
        signUp(other, "adult", MIRA);
        name(email);

        assertThat(browser.verify("recover_account", persona).body()).contains("\"code\":\"other_person\"");
        assertThat(texts(browser.get("/reset-password"), "refusal")).hasSize(1);
    }

    @Test
    void resetsNoPasswordWithTheCodeOfAnotherAccount() {
        signUp(other, "mvno", "kim@example.com");
        other.signOut();
        signUp(other, "adult", MIRA);
        name(MIRA);
        var code = browser.codeOf("recover_account", "adult");
        name("kim@example.com");

        var page = browser.send("/reset-password", "/reset-password", Map.of("code", code, "password", "stolen horse"));

        assertThat(texts(page, "refusal")).isNotEmpty();
        assertThat(texts(browser.signIn("kim@example.com", PASSWORD), "email")).containsExactly("kim@example.com");
    }

    private String changeEmail(String code, String email) {
        return browser.send("/account", "/account/email", Map.of("code", code, "email", email));
    }

    @Test
    void changesTheAddressOfAMemberWhoIsVerifiedOnceMore() {
        signUp(browser, "adult", MIRA);

        var page = changeEmail(browser.codeOf("step_up", "adult"), "new.mira@example.com");

        assertThat(texts(page, "done")).containsExactly("이메일을 바꾸었습니다.");
        assertThat(emails()).containsExactly("new.mira@example.com");
        assertThat(other.verify("signup", "adult").body()).contains("\"account_hint\":\"ne***@example.com\"");
    }

    @Test
    void changesNothingForAnotherPersonAtTheSameScreen() {
        signUp(browser, "adult", MIRA);

        assertThat(browser.verify("step_up", "mvno").body()).contains("\"code\":\"other_person\"");
        assertThat(texts(changeEmail("", "thief@example.com"), "refusal")).isNotEmpty();
        assertThat(emails()).containsExactly(MIRA);
    }

    @Test
    void changesNothingWithACodeThatWasSentBefore() {
        signUp(browser, "adult", MIRA);
        var code = browser.codeOf("step_up", "adult");
        changeEmail(code, "first@example.com");

        assertThat(texts(changeEmail(code, "second@example.com"), "refusal")).isNotEmpty();
        assertThat(emails()).containsExactly("first@example.com");
    }

    @Test
    void letsMembersLeaveAndJoinAgainAfterTheWait() {
        signUp(browser, "adult", MIRA);

        assertThat(texts(browser.leave(), "done"))
                .singleElement()
                .asString()
                .startsWith("탈퇴하셨습니다.")
                .endsWith("부터 다시 가입하실 수 있습니다.");
        assertThat(emails()).isEmpty();
        assertThat(browser.verify("signup", "adult").body()).contains("\"code\":\"rejoin_wait\"");
        assertThat(texts(browser.get("/sign-up"), "refusal")).hasSize(1);

        endWaits();
        signUp(browser, "adult", "again@example.com");
        assertThat(other.verify("signup", "adult").body())
                .contains("ag***@example.com")
                .doesNotContain(MASKED);
    }

    @Test
    void signsOutWhoHasLeftInAnotherBrowser() {
        signUp(browser, "adult", MIRA);
        other.signIn(MIRA, PASSWORD);
        browser.leave();

        assertThat(other.get("/account")).doesNotContain(MIRA);
        assertThat(other.get("/account")).as("signed out").contains("name=\"password\"");
    }

    @Test
    void hasNoMembersForWhoIsNotSignedIn() {
        assertThat(browser.get("/account")).doesNotContain("id=\"name\"");
        assertThat(browser.signIn(UUID.randomUUID() + "@example.com", PASSWORD)).contains("id=\"refusal\"");
    }
}

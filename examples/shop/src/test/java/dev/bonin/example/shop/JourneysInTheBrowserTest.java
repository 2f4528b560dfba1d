package dev.bonin.example.shop;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people do in the shop, in a real browser: by a popup on a desktop, and by a redirect on a phone. */
class JourneysInTheBrowserTest extends ShopInTheBrowser {
    @ParameterizedTest
    @CsvSource({"false", "true"})
    void signsUp(boolean isPhone) {
        in(isPhone ? phone() : desktop(), "/", page -> {
            page.click("text=회원 가입");
            verify(page, "adult", isPhone);
            assertThat(page).hasURL(address() + "/sign-up");
            fill(page, MIRA);

            assertThat(page.locator("#done")).hasText("홍길동 님, 가입해 주셔서 감사합니다.");
            assertThat(emails()).containsExactly(MIRA);
        });
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void tellsWhoSignsUpAgainWhichAccountTheyHave(boolean isPhone) {
        signUp("adult", MIRA);

        in(isPhone ? phone() : desktop(), "/sign-up", page -> {
            verify(page, "adult", isPhone);

            assertThat(page.locator("#hint")).hasText("mi***@example.com");
            assertThat(page.locator("h1")).hasText("이미 가입하셨습니다");
            assertThat(page.locator("form")).hasCount(0);
        });
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void refusesMinors(boolean isPhone) {
        in(isPhone ? phone() : desktop(), "/sign-up", page -> {
            verify(page, "thirteen", isPhone);

            assertThat(page.locator("#refusal")).containsText("만 14세");
            assertThat(page.locator(".after")).isHidden();
        });
    }

    @Test
    void keepsTheCodeIfTheAddressIsTaken() {
        signUp("mvno", MIRA);

        in(desktop(), "/sign-up", page -> {
            verify(page, "adult", false);
            fill(page, MIRA);
            assertThat(page.locator("#refusal")).containsText("다른 분이 쓰고 있는 이메일입니다.");

            fill(page, "hong@example.com");
            assertThat(page.locator("#email")).hasText("hong@example.com");
        });
    }

    @Test
    void refusesACodeThatAnotherBrowserBrings() {
        var stolen = new String[1];
        in(desktop(), "/sign-up", page -> {
            verify(page, "adult", false);
            assertThat(page.locator(".after")).isVisible();
            stolen[0] = page.inputValue("[name=code]");
        });

        in(desktop(), "/sign-up", page -> {
            page.evaluate("code => goOn(code)", stolen[0]);
            fill(page, "thief@example.com");

            assertThat(page.locator("#refusal")).isVisible();
            assertThat(emails()).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void findsTheAccountAndResetsItsPassword(boolean isPhone) {
        signUp("adult", MIRA);

        in(isPhone ? phone() : desktop(), "/login", page -> {
            page.click("text=아이디 찾기");
            verify(page, "adult", isPhone);
            assertThat(page.locator("#found strong")).hasText(MIRA);

            page.click("text=비밀번호 재설정");
            page.fill("[name=email]", MIRA);
            page.click("text=다음");
            verify(page, "adult", isPhone);
            page.fill("[name=password]", "another horse");
            page.click(".after button");
            assertThat(page.locator("#done")).containsText("비밀번호를 바꾸었습니다.");

            page.fill("[name=email]", MIRA);
            page.fill("[name=password]", "another horse");
            page.click("form button");
            assertThat(page.locator("#email")).hasText(MIRA);
        });
    }

    @Test
    void resetsNoPasswordForAnotherPerson() {
        signUp("adult", MIRA);

        in(desktop(), "/reset-password", page -> {
            page.fill("[name=email]", MIRA);
            page.click("text=다음");
            verify(page, "mvno", false);

            assertThat(page.locator("#refusal")).isVisible();
            assertThat(page.locator(".after")).isHidden();
        });
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void changesTheAddressAfterAStepUpAndLeavesAndJoinsAgain(boolean isPhone) {
        in(isPhone ? phone() : desktop(), "/sign-up", page -> {
            verify(page, "adult", isPhone);
            fill(page, MIRA);
            assertThat(page.locator("#done")).isVisible();

            verify(page, "adult", isPhone);
            page.fill("[name=email]", "new@example.com");
            page.click(".after button");
            assertThat(page.locator("#done")).hasText("이메일을 바꾸었습니다.");
            assertThat(page.locator("#email")).hasText("new@example.com");

            page.check("#sure");
            page.click("#leave");
            assertThat(page.locator("#done")).containsText("다시 가입하실 수 있습니다.");
            assertThat(emails()).isEmpty();

            page.navigate(address() + "/sign-up");
            verify(page, "adult", isPhone);
            assertThat(page.locator("#refusal")).isVisible();

            endWaits();
            verify(page, "adult", isPhone);
            fill(page, "again@example.com");
            assertThat(page.locator("#email")).hasText("again@example.com");
        });
    }
}

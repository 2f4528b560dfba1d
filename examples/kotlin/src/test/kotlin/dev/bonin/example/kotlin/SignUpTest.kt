package dev.bonin.example.kotlin

import dev.bonin.testkit.BoninSandbox
import dev.bonin.testkit.SandboxBrowser
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import org.springframework.beans.factory.annotation.Autowired
import org.springframework.boot.test.context.SpringBootTest
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment
import org.springframework.jdbc.core.simple.JdbcClient
import org.springframework.test.context.DynamicPropertyRegistry
import org.springframework.test.context.DynamicPropertySource
import java.nio.file.Files
import java.nio.file.Path

/** People sign up with the site's own database, in which Bonin's tables are, too. */
@BoninSandbox(inMemory = false)
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = ["bonin.store.datasource=true", "bonin.purposes.signup.keep=person"],
)
class SignUpTest @Autowired constructor(private val database: JdbcClient) {

    @Test
    fun makesOneMemberOfOnePerson(desktop: SandboxBrowser, phone: SandboxBrowser) {
        database.sql("CREATE TABLE member (name VARCHAR(20) PRIMARY KEY)").update()
        desktop.verify("signup", "adult")
        assertThat(join(desktop, "hong")).isEqualTo("""{"member":"hong"}""")

        phone.verify("signup", "adult")
        assertThat(join(phone, "gildong")).isEqualTo("""{"reason":"already_linked"}""")
        assertThat(database.sql("SELECT name FROM member").query(String::class.java).list()).containsExactly("hong")
    }

    private fun join(browser: SandboxBrowser, name: String) =
        browser.post("/members", "application/x-www-form-urlencoded", "name=$name").body()

    companion object {
        private val POSTGRES: EmbeddedPostgres by lazy { EmbeddedPostgres.start() }

        @JvmStatic
        @DynamicPropertySource
        fun surroundings(settings: DynamicPropertyRegistry) {
            settings.add("spring.datasource.url") { POSTGRES.getJdbcUrl("postgres", "postgres") }
            settings.add("spring.datasource.username") { "postgres" }
            settings.add("bonin.data") { Files.createTempDirectory(Path.of("target"), "data").toString() }
        }
    }
}

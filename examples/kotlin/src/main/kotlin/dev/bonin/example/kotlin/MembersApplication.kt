package dev.bonin.example.kotlin

import org.springframework.boot.autoconfigure.SpringBootApplication
import org.springframework.boot.runApplication

/** The site with members, in Kotlin. */
@SpringBootApplication
class MembersApplication

/** Starts the site with settings from the command line. */
fun main(settings: Array<String>) {
    runApplication<MembersApplication>(*settings)
}

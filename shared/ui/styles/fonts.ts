/** The fonts an office may choose, all under the SIL Open Font License. A browser loads only those that are used. */
import '@fontsource-variable/inter'
import '@fontsource-variable/source-sans-3'
import '@fontsource-variable/atkinson-hyperlegible-next'
import '@fontsource-variable/lora'

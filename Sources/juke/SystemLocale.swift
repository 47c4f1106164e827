// The locales of this system: which there are, and in which character set.

import Glibc

/// Asks the C library about locales; the one that is in force stays.
enum SystemLocale {
    /// The character set of a locale, `UTF-8` for that; nil where the system does not have the locale.
    static func charset(_ name: String) -> String? {
        guard let locale = newlocale(1 << LC_CTYPE, name, nil) else { return nil }
        defer { freelocale(locale) }
        return nl_langinfo_l(nl_item(CODESET), locale).map { String(cString: $0) }
    }
}

// The locales of this system: which there are, and in which character set.

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Asks the C library about locales; the one that is in force stays.
enum SystemLocale {
    /// The character set of a locale, `UTF-8` for that; nil where the system does not have the locale.
    static func charset(_ name: String) -> String? {
        #if canImport(Glibc)
            let characters: Int32 = 1 << LC_CTYPE
        #else
            let characters = LC_CTYPE_MASK
        #endif
        guard let locale = newlocale(characters, name, nil) else { return nil }
        defer { freelocale(locale) }
        return nl_langinfo_l(nl_item(CODESET), locale).map { String(cString: $0) }
    }
}

/*
 * option_words.h
 *		What other libraries call our algorithms, options and values of options: for hints only.
 */
#ifndef ML_OPTION_WORDS_H
#define ML_OPTION_WORDS_H

/* The algorithm that is known by this name elsewhere, or NULL. */
extern const char *ml_word_algorithm(const char *word);
/* The one of choices (ends with NULL) that is called so elsewhere, or whose name is near; or NULL. */
extern const char *ml_word_choice(const char *word, const char *const *choices);
/* For an option of other libraries that is none here: a sentence on what to do instead, or NULL. */
extern const char *ml_word_instead(const char *word);

#endif /* ML_OPTION_WORDS_H */

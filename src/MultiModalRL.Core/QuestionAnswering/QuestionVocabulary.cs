using System.Collections.Immutable;

namespace MultiModalRL.Core;

/// <summary>What the numbers in a question mean, and how many there are: what a trained model reads questions by.</summary>
/// <param name="Tokens">The texts of the tokens, by id; id 0 pads, id 1 is unknown.</param>
/// <param name="QuestionLength">Tokens a question; shorter ones are padded.</param>
public sealed record QuestionVocabulary(ImmutableArray<string> Tokens, int QuestionLength)
{
    /// <summary>That of an environment; null where it asks no questions.</summary>
    public static QuestionVocabulary? Of(EnvironmentSpec environment) => environment.QuestionAnswering is { } questions
        ? new(questions.Tokens, new QuestionAnsweringFields(environment).Question.Width)
        : null;
}

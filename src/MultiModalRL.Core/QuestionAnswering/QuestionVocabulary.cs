using System.Collections.Immutable;

namespace MultiModalRL.Core;

/// <summary>What the numbers in a question and of an answer mean: what a trained model reads and answers by.</summary>
/// <param name="Tokens">The texts of the tokens, by id; id 0 pads, id 1 is unknown.</param>
/// <param name="QuestionLength">Tokens a question; shorter ones are padded.</param>
public sealed record QuestionVocabulary(ImmutableArray<string> Tokens, int QuestionLength)
{
    /// <summary>The texts of the answers; none where the vocabulary was written down without them.</summary>
    public ImmutableArray<string> Answers { get; init; } = [];

    /// <summary>That of an environment; null where it asks no questions.</summary>
    public static QuestionVocabulary? Of(EnvironmentSpec environment) => environment.QuestionAnswering is { } questions
        ? new(questions.Tokens, new QuestionAnsweringFields(environment).Question.Width) { Answers = questions.Answers }
        : null;
}

namespace MultiModalRL.Core;

/// <summary>What a caller asks of an environment's factory.</summary>
/// <param name="Count">Rows of the vector environment.</param>
/// <param name="Split">Which part of the data.</param>
/// <param name="Data">The data folder, or null where none was given.</param>
/// <param name="Seed">The seed of what the environment generates.</param>
public sealed record EnvironmentRequest(int Count, Split Split, string? Data, ulong Seed)
{
    /// <summary>How many sub-environments that crash may be made anew, in all (<see cref="EnvironmentRestarts"/>). Default 0.</summary>
    public int Restarts { get; init; }

    /// <summary>Threads that step sub-environments, the caller's included. Default 1. Changes no result.</summary>
    public int Workers { get; init; } = 1;

    /// <summary>
    /// What a trained model reads questions by, or null: a benchmark that makes its tokens from the training questions takes
    /// these instead, so that the model can be measured where the training questions are not.
    /// </summary>
    public QuestionVocabulary? Vocabulary { get; init; }
}

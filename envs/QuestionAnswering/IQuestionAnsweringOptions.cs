namespace MultiModalRL.Environments;

/// <summary>The three parts of a question-answering environment's options, whatever their types.</summary>
internal interface IQuestionAnsweringOptions
{
    object BenchmarkOptions { get; }

    object ProtocolOptions { get; }

    RewardOptions Reward { get; }
}

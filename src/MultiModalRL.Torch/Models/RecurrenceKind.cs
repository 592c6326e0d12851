namespace MultiModalRL.Torch;

/// <summary>What a model remembers from step to step.</summary>
public enum RecurrenceKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A gated recurrent unit (Cho et al., EMNLP 2014).</summary>
    Gru,

    /// <summary>A long short-term memory (Hochreiter and Schmidhuber 1997).</summary>
    Lstm,
}

namespace MultiModalRL.Environments;

/// <summary>What an "is there a …" question names. Each is asked a third of the time.</summary>
public enum ExistsTarget
{
    /// <summary>"is there a red circle".</summary>
    ColoredShape,

    /// <summary>"is there a red shape".</summary>
    Color,

    /// <summary>"is there a circle".</summary>
    Shape,
}

namespace MultiModalRL.Torch;

/// <summary>The non-linearity between layers.</summary>
public enum ActivationKind
{
    /// <summary>tanh.</summary>
    Tanh,

    /// <summary>max(0, x).</summary>
    Relu,
}
